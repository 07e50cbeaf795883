import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { openUnit } from './open-unit';
import { mysqlRows, type MysqlSession } from './mysql-session';
import { SqliteConnection } from './sqlite-connection';

export type Engine = 'sqlite' | 'mysql';
export type Param = string | number | null;

/** The two doors to the database: inside a unit its transaction, outside of one a connection that can only read. */
export class DataSources {
  constructor(
    readonly engine: Engine,
    readonly write: DataSource,
    readonly read: DataSource,
    private readonly lock: { release(): Promise<void> } | null = null,
  ) {}

  /** Closes both doors and lets another server have the folder. */
  async close(): Promise<void> {
    await Promise.all([this.read.destroy(), this.write.destroy()]);
    await this.lock?.release();
  }
}

/** What repositories speak to. Reads work anywhere; writes only inside `UnitOfWork.run`. */
@Injectable()
export class Database {
  readonly engine: Engine;
  /** SQLite's two connections, past TypeORM. */
  private readonly sqlite: { readonly write: SqliteConnection; readonly read: SqliteConnection } | null;

  constructor(private readonly sources: DataSources) {
    this.engine = sources.engine;
    const { write, read } = sources;
    this.sqlite = this.engine === 'sqlite' ? { write: new SqliteConnection(write), read: new SqliteConnection(read) } : null;
  }

  /** Rows of a query with `?` parameters. */
  async query<T>(sql: string, params: readonly Param[] = []): Promise<T[]> {
    const unit = openUnit.getStore();
    if (unit?.ended) throw new Error('the unit of work has ended');
    if (this.sqlite) return (unit ? this.sqlite.write : this.sqlite.read).rows<T>(sql, params);
    return unit?.session ? unit.session.rows<T>(sql, params) : mysqlRows<T>(this.sources.read, sql, params);
  }

  /** First row, or null. */
  async one<T>(sql: string, params: readonly Param[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }

  /** A write; answers how many rows it touched. @throws outside of a unit. */
  async execute(sql: string, params: readonly Param[] = []): Promise<number> {
    const session = this.session();
    if (this.sqlite) return this.sqlite.write.write(sql, params).changes;
    return (await session.write(sql, params)).affectedRows;
  }

  /** A write whose outcome nobody asks for. On MySQL it travels with the next statement, and fails the unit there. */
  async post(sql: string, params: readonly Param[] = []): Promise<void> {
    const session = this.session();
    if (this.sqlite) this.sqlite.write.write(sql, params);
    else session.post(sql, params);
  }

  /** Adds to one row's number and answers the new value, in one statement on either engine. */
  async bump(table: string, column: string, by: number, keyColumn: string, key: string): Promise<number> {
    const session = this.session();
    if (this.sqlite) {
      const sql = `UPDATE ${table} SET ${column} = ${column} + ? WHERE ${keyColumn} = ? RETURNING ${column} AS value`;
      return this.sqlite.write.rows<{ value: number }>(sql, [by, key])[0].value;
    }
    // LAST_INSERT_ID(expr) hands the value back in the answer to the update itself.
    const { insertId } = await session.write(`UPDATE ${table} SET ${column} = LAST_INSERT_ID(${column} + ?) WHERE ${keyColumn} = ?`, [by, key]);
    if (!Number(insertId)) throw new Error(`no row ${key} in ${table}`);
    return Number(insertId);
  }

  /** Inserts n rows into a table of numbers and answers the last number; the n numbers are contiguous. */
  async insertNumbers(table: string, column: string, value: string, n: number): Promise<number> {
    const rows = Array.from({ length: n }, () => '(?)').join(', ');
    const params = Array.from({ length: n }, () => value);
    const sql = `INSERT INTO ${table} (${column}) VALUES ${rows}`;
    const session = this.session();
    // SQLite answers the last number, MySQL the first of the statement.
    if (this.sqlite) return Number(this.sqlite.write.write(sql, params).lastInsertRowid);
    return Number((await session.write(sql, params)).insertId) + n - 1;
  }

  /** Adds to numbers of rows that may not exist yet. Rows come in key order, so that two units never wait for each other. */
  async addTo(table: string, keys: readonly string[], sums: readonly string[], rows: readonly (readonly Param[])[]): Promise<void> {
    const columns = [...keys, ...sums];
    const conflict =
      this.engine === 'sqlite'
        ? `ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${sums.map((sum) => `${sum} = ${sum} + excluded.${sum}`).join(', ')}`
        : `ON DUPLICATE KEY UPDATE ${sums.map((sum) => `${sum} = ${sum} + VALUES(${sum})`).join(', ')}`;
    const values = rows.map(() => `(${marks(columns.length)})`).join(', ');
    await this.post(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values} ${conflict}`, rows.flat());
  }

  /** An entity's repository: of the open unit, or read-only. */
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager().getRepository(entity);
  }

  /** ` FOR UPDATE` where the engine locks rows; SQLite has one writer anyway. */
  get forUpdate(): string {
    return this.engine === 'mysql' ? ' FOR UPDATE' : '';
  }

  /** `INSERT` that leaves an existing row alone. */
  get insertIgnore(): string {
    return this.engine === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
  }

  private manager(): EntityManager {
    const unit = openUnit.getStore();
    if (unit?.ended) throw new Error('the unit of work has ended');
    return unit ? unit.runner.manager : this.sources.read.manager;
  }

  /** The open unit's door to MySQL; nothing to speak to on SQLite. @throws outside of a unit. */
  private session(): MysqlSession {
    const unit = openUnit.getStore();
    if (!unit || unit.ended) throw new Error('a write outside of a unit of work');
    return unit.session as MysqlSession;
  }
}

/** `?, ?, ?` for a list of n values. */
export function marks(n: number): string {
  return Array.from({ length: n }, () => '?').join(', ');
}
