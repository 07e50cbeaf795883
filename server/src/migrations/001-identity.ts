import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

export class Identity1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'organisation', [
      column.key('id'),
      column.name('name', 120),
      column.code('currency', 3),
      column.code('time_zone', 64),
      column.code('people_version', 36),
    ]);
    await createTable(
      runner,
      'team',
      [column.key('id'), column.id('parent_id', { isNullable: true }), column.name('name', 60), column.code('path', 1000), column.whole('created_at')],
      [{ name: 'team_parent', columnNames: ['parent_id'] }],
    );
    await createTable(
      runner,
      'app_user',
      [
        column.key('id'),
        column.exactName('login', 120),
        column.name('name', 60),
        column.code('password_hash', 200),
        column.id('team_id', { isNullable: true }),
        column.flag('active'),
        column.code('locale', 10, { isNullable: true }),
        column.code('theme', 10, { isNullable: true }),
        column.code('density', 12, { isNullable: true }),
        column.flag('must_change_password'),
        column.whole('created_at'),
        column.whole('last_seen_at', { isNullable: true }),
      ],
      [
        { name: 'app_user_login', columnNames: ['login'], isUnique: true },
        { name: 'app_user_team', columnNames: ['team_id'] },
      ],
    );
    await createTable(runner, 'role', [
      column.key('code', 32),
      column.text('name'),
      column.text('grants'),
      column.count('place'),
      column.whole('created_at'),
    ]);
    await createTable(
      runner,
      'user_role',
      [column.key('user_id'), column.key('role_code', 32)],
      [{ name: 'user_role_role', columnNames: ['role_code'] }],
    );
    await createTable(
      runner,
      'user_session',
      [column.key('token_hash', 64), column.id('user_id'), column.whole('created_at'), column.whole('last_seen_at'), column.whole('expires_at')],
      [
        { name: 'user_session_user', columnNames: ['user_id'] },
        { name: 'user_session_expires', columnNames: ['expires_at'] },
      ],
    );
    await createTable(
      runner,
      'login_attempt',
      [column.key('subject', 64), column.count('failures'), column.whole('last_at'), column.whole('blocked_until')],
      [{ name: 'login_attempt_last', columnNames: ['last_at'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['login_attempt', 'user_session', 'user_role', 'role', 'app_user', 'team', 'organisation']) await dropTable(runner, table);
  }
}
