import { type QueryRunner, Table, type TableColumnOptions, type TableIndexOptions } from 'typeorm';
import { BYTES } from '../platform/database/columns';

/**
 * Columns of migrations, in the words of platform/database/columns.ts. Character sets are said outright for MariaDB and
 * MySQL, whatever the database's default; SQLite has none and compares byte by byte.
 */
const PEOPLES_ORDER = { charset: 'utf8mb4', collation: 'utf8mb4_unicode_ci' } as const;
const EXACT = { charset: 'utf8mb4', collation: 'utf8mb4_bin' } as const;
type Options = Partial<TableColumnOptions>;

export const column = {
  key: (name: string, length = 36): TableColumnOptions => ({ name, type: 'varchar', length: String(length), isPrimary: true, ...BYTES }),
  id: (name: string, options: Options = {}): TableColumnOptions => ({ name, type: 'varchar', length: '36', ...BYTES, ...options }),
  code: (name: string, length: number, options: Options = {}): TableColumnOptions => ({
    name,
    type: 'varchar',
    length: String(length),
    ...BYTES,
    ...options,
  }),
  name: (name: string, length: number, options: Options = {}): TableColumnOptions => ({
    name,
    type: 'varchar',
    length: String(length),
    ...PEOPLES_ORDER,
    ...options,
  }),
  /** A name that is unique as it is written, not as a collation reads it. */
  exactName: (name: string, length: number, options: Options = {}): TableColumnOptions => ({
    name,
    type: 'varchar',
    length: String(length),
    ...EXACT,
    ...options,
  }),
  text: (name: string, options: Options = {}): TableColumnOptions => ({ name, type: 'text', ...PEOPLES_ORDER, ...options }),
  /** A text that may outgrow 64 kB, which is all that MySQL's `text` takes. */
  longText: (runner: QueryRunner, name: string): TableColumnOptions =>
    isSqlite(runner) ? { name, type: 'text' } : { name, type: 'mediumtext', ...PEOPLES_ORDER },
  /** Instants in milliseconds, money in minor units, numbers that may outgrow 32 bits. */
  whole: (name: string, options: Options = {}): TableColumnOptions => ({ name, type: 'bigint', ...options }),
  count: (name: string, options: Options = {}): TableColumnOptions => ({ name, type: 'integer', ...options }),
  flag: (name: string, options: Options = {}): TableColumnOptions => ({ name, type: 'boolean', ...options }),
  date: (name: string, options: Options = {}): TableColumnOptions => ({ name, type: 'varchar', length: '10', ...BYTES, ...options }),
};

/** Makes a table and its indexes; a run that was cut off half way may be repeated. */
export async function createTable(runner: QueryRunner, name: string, columns: TableColumnOptions[], indices: TableIndexOptions[] = []): Promise<void> {
  const plain = isSqlite(runner);
  const fitting = columns.map(({ charset, collation, ...rest }) => (plain ? rest : { ...rest, charset, collation }));
  await runner.createTable(new Table({ name, columns: fitting, indices }), true);
}

function isSqlite(runner: QueryRunner): boolean {
  return runner.connection.options.type === 'better-sqlite3';
}

export async function dropTable(runner: QueryRunner, name: string): Promise<void> {
  await runner.dropTable(name, true);
}
