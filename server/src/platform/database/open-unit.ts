import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
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

const logger = new Logger('UnitOfWork');

/** What follows a durable commit. It cannot take the commit back, so a failure is logged and the others go on. */
export function runEffects({ afterCommit }: OpenUnit): void {
  for (const effect of afterCommit) {
    try {
      effect();
    } catch (error) {
      logger.error(error, 'an effect after a commit failed');
    }
  }
}
