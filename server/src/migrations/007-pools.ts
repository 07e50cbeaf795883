import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

const ID = { isNullable: true } as const;

export class Pools1763700000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'pool',
      [
        column.key('id'),
        column.code('pool_key', 40),
        column.code('kind', 20),
        column.name('name_zh', 80),
        column.name('name_en', 80),
        column.count('place'),
        column.flag('enabled'),
        column.text('policy'),
        column.count('version'),
        column.whole('created_at'),
      ],
      [{ name: 'pool_key', columnNames: ['pool_key'], isUnique: true }],
    );
    await createTable(
      runner,
      'ownership',
      [
        column.key('subject_id'),
        column.code('subject_type', 20),
        column.code('state', 12),
        column.id('owner_id', ID),
        column.id('team_id', ID),
        column.id('pool_id', ID),
        column.whole('owned_since', ID),
        column.whole('entered_at', ID),
        column.code('why', 20, ID),
        column.name('note', 500, ID),
        column.count('recycles'),
      ],
      [{ name: 'ownership_owner', columnNames: ['owner_id', 'state'] }],
    );
    await createTable(
      runner,
      'ownership_period',
      [
        column.key('id'),
        column.id('subject_id'),
        column.id('owner_id'),
        column.id('team_id', ID),
        column.whole('started_at'),
        column.whole('ended_at'),
        column.code('how_ended', 20),
      ],
      [{ name: 'ownership_period_subject', columnNames: ['subject_id', 'ended_at'] }],
    );
    await createTable(runner, 'claim_quota', [column.key('user_id')]);
    await createTable(
      runner,
      'claim_ledger',
      [column.key('id'), column.id('user_id'), column.id('pool_id'), column.id('card_id'), column.date('day'), column.whole('at')],
      [{ name: 'claim_ledger_day', columnNames: ['user_id', 'day'] }],
    );
    await createTable(
      runner,
      'sweep_report',
      [column.key('id'), column.id('pool_id'), column.whole('at'), column.text('report')],
      [{ name: 'sweep_report_pool', columnNames: ['pool_id', 'at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sweep_report', 'claim_ledger', 'claim_quota', 'ownership_period', 'ownership', 'pool']) await dropTable(runner, table);
  }
}
