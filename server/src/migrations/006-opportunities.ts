import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

export class Opportunities1763700000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'opportunity',
      [
        column.key('id'),
        column.name('title', 200),
        column.id('customer_id', { isNullable: true }),
        column.name('customer_name', 120, { isNullable: true }),
        column.whole('amount', { isNullable: true }),
        column.code('currency', 3),
        column.date('due', { isNullable: true }),
        column.text('note'),
        column.text('fields'),
        column.exactName('external_id', 120, { isNullable: true }),
        column.count('version'),
        column.whole('created_at'),
        column.id('created_by'),
      ],
      [
        { name: 'opportunity_external', columnNames: ['external_id'], isUnique: true },
        { name: 'opportunity_customer', columnNames: ['customer_id'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'opportunity');
  }
}
