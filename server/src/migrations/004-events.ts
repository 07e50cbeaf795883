import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

export class Events1763700000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'event',
      [
        column.key('id'),
        column.id('board_id', { isNullable: true }),
        column.whole('seq', { isNullable: true }),
        column.code('type', 60),
        column.id('card_id', { isNullable: true }),
        column.id('actor_id', { isNullable: true }),
        column.text('payload'),
        column.text('audience'),
        column.whole('at'),
      ],
      [
        { name: 'event_board_seq', columnNames: ['board_id', 'seq'], isUnique: true },
        { name: 'event_card', columnNames: ['card_id', 'id'] },
      ],
    );
    // No foreign key points to the counter: one would deadlock every two units of a board by design.
    await createTable(runner, 'board_counter', [column.key('board_id'), column.whole('seq')]);
    await createTable(
      runner,
      'outbox',
      [
        column.key('id'),
        column.id('board_id'),
        column.whole('from_seq'),
        column.whole('to_seq'),
        column.text('message'),
        column.whole('available_at'),
      ],
      [{ name: 'outbox_available', columnNames: ['available_at'] }],
    );
    await createTable(runner, 'consumed', [column.key('event_id'), column.key('consumer', 60)]);
    await createTable(
      runner,
      'idempotency',
      [
        column.key('user_id'),
        column.key('request_key', 80),
        column.code('route', 200),
        column.code('body_hash', 64),
        column.code('ref', 80),
        column.whole('at'),
      ],
      [{ name: 'idempotency_at', columnNames: ['at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['idempotency', 'consumed', 'outbox', 'board_counter', 'event']) await dropTable(runner, table);
  }
}
