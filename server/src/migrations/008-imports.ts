import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTable } from './portable';

export class Imports1763700000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'import_file',
      [
        column.key('id'),
        column.id('board_id'),
        column.id('user_id'),
        column.name('file_name', 200),
        column.code('file_key', 64),
        column.whole('bytes'),
        column.code('state', 12),
        column.text('reading'),
        column.longText(runner, 'analysis'),
        column.longText(runner, 'suggestions'),
        column.longText(runner, 'mapping'),
        column.longText(runner, 'checked'),
        column.text('progress'),
        column.count('next_line'),
        column.whole('created_at'),
        column.whole('finished_at', { isNullable: true }),
      ],
      [{ name: 'import_file_user', columnNames: ['user_id', 'created_at'] }],
    );
    await createTable(runner, 'import_refusal', [
      column.key('import_id'),
      { ...column.count('line'), isPrimary: true },
      column.text('problems'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'import_refusal');
    await dropTable(runner, 'import_file');
  }
}
