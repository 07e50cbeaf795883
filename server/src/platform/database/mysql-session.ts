import type { DataSource, QueryRunner } from 'typeorm';
import type { Param } from './database';

type Answer = (error: Error | null, result: unknown) => void;

/** The driver's own connection or pool under TypeORM. */
interface Driver {
  query(sql: string, params: readonly Param[], answer: Answer): void;
}

export interface Written {
  readonly affectedRows: number;
  readonly insertId: number;
}

interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
}

function ask(driver: Driver, sql: string, params: readonly Param[]): Promise<unknown> {
  return new Promise((resolve, reject) => driver.query(sql, params, (error, result) => (error ? reject(error) : resolve(result))));
}

/** Rows of a query outside of units. */
export async function mysqlRows<T>(source: DataSource, sql: string, params: readonly Param[]): Promise<T[]> {
  return (await ask((source.driver as unknown as { pool: Driver }).pool, sql, params)) as T[];
}

/**
 * The transaction of one unit on MySQL or MariaDB. A round trip costs more than most statements, so the ones whose answer
 * nobody waits for travel with the next: the start of the transaction, posted writes, the commit. The server stops at the
 * first that fails, so that no commit follows a failure.
 */
export class MysqlSession {
  private waiting: Statement[] = [
    { sql: 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED', params: [] },
    { sql: 'START TRANSACTION', params: [] },
  ];
  private isBegun = false;

  constructor(private readonly runner: QueryRunner) {
    // What TypeORM sends on this connection comes after what waits here, and inside of this transaction.
    const send = runner.query.bind(runner);
    const after = async (...args: Parameters<QueryRunner['query']>): Promise<unknown> => {
      await this.flush();
      return send(...args);
    };
    Object.assign(runner, { isTransactionActive: true, query: after });
  }

  /** A write whose outcome nobody asks for: it fails the unit later, at the latest at its commit. */
  post(sql: string, params: readonly Param[]): void {
    this.waiting.push({ sql, params });
  }

  async rows<T>(sql: string, params: readonly Param[]): Promise<T[]> {
    return (await this.send({ sql, params })) as T[];
  }

  async write(sql: string, params: readonly Param[]): Promise<Written> {
    return (await this.send({ sql, params })) as Written;
  }

  async commit(): Promise<void> {
    // Nothing was asked and nothing written.
    if (!this.isBegun && this.waiting.length === 2) return;
    await this.send({ sql: 'COMMIT', params: [] });
  }

  async rollback(): Promise<void> {
    this.waiting = [];
    if (this.isBegun) await this.send({ sql: 'ROLLBACK', params: [] });
  }

  private async flush(): Promise<void> {
    const last = this.waiting.pop();
    if (last) await this.send(last);
  }

  private async send(statement: Statement): Promise<unknown> {
    const all = [...this.waiting, statement];
    this.waiting = [];
    const connection = (await this.runner.connect()) as Driver;
    this.isBegun = true;
    const result = await ask(connection, all.map(({ sql }) => sql).join('; '), all.flatMap(({ params }) => params));
    return all.length > 1 ? (result as unknown[]).at(-1) : result;
  }
}
