import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

export class Jobs1763700000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'job',
      [
        column.key('id', 120),
        column.code('name', 60),
        column.text('data'),
        column.whole('due'),
        column.count('attempts', { default: 0 }),
        column.whole('leased_until', { default: 0 }),
        column.text('last_error', { isNullable: true }),
        column.code('cron', 60, { isNullable: true }),
      ],
      [{ name: 'job_due', columnNames: ['due'] }],
    );
    await createTable(
      runner,
      'job_run',
      [
        column.key('id'),
        column.code('job_id', 120),
        column.code('name', 60),
        column.code('state', 10),
        column.whole('at'),
        column.whole('finished_at', { isNullable: true }),
        column.count('attempts', { default: 0 }),
        column.text('error', { isNullable: true }),
        column.text('report', { isNullable: true }),
        column.text('data'),
      ],
      [
        { name: 'job_run_job', columnNames: ['job_id'] },
        { name: 'job_run_at', columnNames: ['at', 'id'] },
        { name: 'job_run_state', columnNames: ['state', 'at', 'id'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'job_run');
    await dropTable(runner, 'job');
  }
}
