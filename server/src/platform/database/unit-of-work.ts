import { Injectable, Logger } from '@nestjs/common';
import { DataSources } from './database';
import { GroupCommit } from './group-commit';
import { MysqlSession } from './mysql-session';
import { OpenUnit, openUnit, runEffects } from './open-unit';

const ATTEMPTS = 6;
/** Deadlock, lock wait timeout, and a Galera node that lost the certification. */
const RETRYABLE = new Set([1213, 1205, 1020]);

/**
 * `run(work)`: all or nothing. The whole unit is retried when the engine gives way to another transaction, so work has no
 * effect outside of the database; effects belong into `afterCommit`. A nested call joins the outer one. On SQLite units
 * run one after another, and those that wait together share a commit.
 */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger(UnitOfWork.name);
  private readonly group: GroupCommit | null;

  constructor(private readonly sources: DataSources) {
    this.group = sources.engine === 'sqlite' ? new GroupCommit(sources.write) : null;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const outer = openUnit.getStore();
    if (outer && !outer.ended) return work();
    if (this.group) return this.group.run((unit) => this.within(unit, work));
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
        this.logger.debug(`unit retried after ${String((error as Error).message)}`);
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt));
      }
    }
  }

  /** Runs right before the commit of the open unit, after all other writes. */
  beforeCommit(step: () => Promise<void>): void {
    this.current().beforeCommit.push(step);
  }

  /** Runs once the commit of the open unit is durable. */
  afterCommit(effect: () => void): void {
    this.current().afterCommit.push(effect);
  }

  /** A value that lives as long as the open unit: made at the first call. */
  keep<T>(key: symbol, make: () => T): T {
    const { kept } = this.current();
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  }

  private current(): OpenUnit {
    const unit = openUnit.getStore();
    if (!unit || unit.ended) throw new Error('no unit of work is open');
    return unit;
  }

  private async once<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.sources.write.createQueryRunner();
    const session = new MysqlSession(runner);
    const unit = new OpenUnit(runner, session);
    try {
      const result = await this.within(unit, work);
      unit.ended = true;
      await session.commit();
      runEffects(unit);
      return result;
    } catch (error) {
      unit.ended = true;
      await this.rollback(session);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private within<T>(unit: OpenUnit, work: () => Promise<T>): Promise<T> {
    return openUnit.run(unit, async () => {
      const value = await work();
      for (const step of unit.beforeCommit) await step();
      return value;
    });
  }

  private async rollback(session: MysqlSession): Promise<void> {
    try {
      await session.rollback();
    } catch (error) {
      this.logger.warn(`rollback failed: ${String((error as Error).message)}`);
    }
  }
}

function isRetryable(error: unknown): boolean {
  const { errno, driverError } = error as { errno?: number; driverError?: { errno?: number } };
  return RETRYABLE.has(driverError?.errno ?? errno ?? 0);
}
