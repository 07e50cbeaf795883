import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

const ID = { isNullable: true } as const;

export class Boards1763700000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'flow_template',
      [column.key('id'), column.code('template_key', 40), column.name('name_zh', 80), column.name('name_en', 80)],
      [{ name: 'flow_template_key', columnNames: ['template_key'], isUnique: true }],
    );
    await createTable(
      runner,
      'flow_version',
      [
        column.key('id'),
        column.id('template_id'),
        column.count('number'),
        column.code('state', 12),
        column.longText(runner, 'definition'),
        column.whole('published_at', ID),
      ],
      [{ name: 'flow_version_number', columnNames: ['template_id', 'number'], isUnique: true }],
    );
    await createTable(
      runner,
      'board',
      [
        column.key('id'),
        column.code('board_key', 40),
        column.name('name_zh', 80),
        column.name('name_en', 80),
        column.code('kind', 20),
        column.id('version_id'),
        column.whole('created_at'),
      ],
      [{ name: 'board_key', columnNames: ['board_key'], isUnique: true }],
    );
    await createTable(runner, 'board_total', [
      column.key('board_id'),
      column.key('column_key', 40),
      column.key('owner_id'),
      column.key('team_id'),
      column.key('currency', 3),
      column.whole('card_count'),
      column.whole('amount_sum'),
    ]);
    await createTable(runner, 'card_number', [
      { name: 'no', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      column.code('kind', 20),
    ]);
    await this.cards(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['card_tag', 'card_participant', 'card', 'card_number', 'board_total', 'board', 'flow_version', 'flow_template']) {
      await dropTable(runner, table);
    }
  }

  private async cards(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'card',
      [
        column.key('id'),
        column.code('no', 20),
        column.id('board_id'),
        column.id('version_id'),
        column.code('subject_type', 20),
        column.id('subject_id'),
        column.name('title', 200),
        column.id('customer_id', ID),
        column.name('customer_name', 120, ID),
        column.whole('amount', ID),
        column.code('currency', 3),
        column.date('due', ID),
        column.id('owner_id', ID),
        column.id('team_id', ID),
        column.code('state', 12),
        column.code('column_key', 40),
        column.code('rank_key', 80),
        column.text('run'),
        column.text('shown'),
        column.text('people'),
        column.text('tags'),
        column.name('next_text', 200, ID),
        column.date('next_on', ID),
        column.count('comments'),
        column.text('block', ID),
        column.whole('last_status_at'),
        column.whole('last_follow_up_at'),
        column.whole('owned_since', ID),
        column.text('clock_memory'),
        column.whole('expires_at', ID),
        column.id('pool_id', ID),
        column.whole('pooled_at', ID),
        column.count('version'),
        column.whole('created_at'),
        column.whole('ended_at', ID),
      ],
      [
        { name: 'card_no', columnNames: ['no'], isUnique: true },
        { name: 'card_column', columnNames: ['board_id', 'column_key', 'rank_key', 'id'] },
        { name: 'card_owner', columnNames: ['board_id', 'owner_id', 'column_key', 'rank_key', 'id'] },
        { name: 'card_team', columnNames: ['board_id', 'team_id', 'column_key', 'rank_key', 'id'] },
        { name: 'card_subject', columnNames: ['subject_id'] },
        { name: 'card_expires', columnNames: ['expires_at'] },
        { name: 'card_holder', columnNames: ['owner_id', 'state'] },
        { name: 'card_pool', columnNames: ['pool_id', 'pooled_at'] },
      ],
    );
    await createTable(
      runner,
      'card_participant',
      [column.key('card_id'), column.key('user_id'), column.key('role', 40), column.id('board_id')],
      [{ name: 'card_participant_user', columnNames: ['user_id', 'board_id'] }],
    );
    await createTable(
      runner,
      'card_tag',
      [column.key('card_id'), { ...column.exactName('tag', 30), isPrimary: true }, column.id('board_id')],
      [{ name: 'card_tag_board', columnNames: ['board_id', 'tag'] }],
    );
  }
}
