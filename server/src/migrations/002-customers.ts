import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

export class Customers1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'customer',
      [
        column.key('id'),
        column.name('name', 120),
        column.exactName('name_key', 400),
        column.name('short_name', 40, { isNullable: true }),
        column.whole('created_at'),
        column.id('created_by', { isNullable: true }),
      ],
      [{ name: 'customer_name_key', columnNames: ['name_key'], isUnique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'customer');
  }
}
