import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryRunner } from 'typeorm';

/** The transaction that is open in the current chain of calls. Known to this folder only, so signatures stay clean. */
export class OpenUnit {
  /** Run after all other writes and right before the commit. */
  readonly beforeCommit: (() => Promise<void>)[] = [];
  /** Run once the commit is durable; must not throw. */
  readonly afterCommit: (() => void)[] = [];
  /** What features keep for the length of the unit, by their own key. */
  readonly kept = new Map<symbol, unknown>();
  ended = false;

  constructor(readonly runner: QueryRunner) {}
}

export const openUnit = new AsyncLocalStorage<OpenUnit>();
