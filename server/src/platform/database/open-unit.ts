import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryRunner } from 'typeorm';
import type { MysqlSession } from './mysql-session';

/** The transaction that is open in the current chain of calls. Known to this folder only, so signatures stay clean. */
export class OpenUnit {
  /** Run after all other writes and right before the commit. */
  readonly beforeCommit: (() => Promise<void>)[] = [];
  /** Run once the commit is durable; must not throw. */
  readonly afterCommit: (() => void)[] = [];
  /** What features keep for the length of the unit, by their own key. */
  readonly kept = new Map<symbol, unknown>();
  ended = false;

  /** @param session the transaction's own door to MySQL; on SQLite there is one connection for all. */
  constructor(
    readonly runner: QueryRunner,
    readonly session: MysqlSession | null = null,
  ) {}
}

export const openUnit = new AsyncLocalStorage<OpenUnit>();
