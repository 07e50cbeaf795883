import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { OpenUnit, runEffects } from './open-unit';
import { SqliteConnection } from './sqlite-connection';

/** Units that one commit takes at most, and how long it lets further ones in: requests that arrive meanwhile wait. */
const MOST = 64;
const LONGEST = 25;

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

interface Waiting {
  readonly unit: OpenUnit;
  readonly work: () => Promise<unknown>;
  /** Tells whoever waits how it ended. */
  readonly end: (outcome: Outcome) => void;
}

/**
 * SQLite has one writer, and a durable commit costs more than the work of a small unit. So units run one after another, in
 * order of arrival, and those that wait at the same moment share one commit: each in a savepoint of its own, which alone is
 * undone when the unit fails. Nobody is answered before the common commit is durable, a refusal neither: it may rest on
 * what an earlier unit of the group has written. If the commit fails, the whole group fails.
 */
export class GroupCommit {
  private readonly logger = new Logger(GroupCommit.name);
  private readonly connection: SqliteConnection;
  private waiting: Waiting[] = [];
  private isRunning = false;

  constructor(private readonly source: DataSource) {
    this.connection = new SqliteConnection(source);
  }

  run<T>(work: (unit: OpenUnit) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const unit = new OpenUnit(this.source.createQueryRunner());
      this.waiting.push({
        unit,
        // The loop belongs to nobody's request; each unit runs in the context of its own.
        work: AsyncResource.bind(() => work(unit)),
        end: (outcome) => (outcome.ok ? resolve(outcome.value as T) : reject(outcome.error as Error)),
      });
      if (!this.isRunning) this.next();
    });
  }

  /** The requests that have arrived by now are read first: together they are the group. */
  private next(): void {
    this.isRunning = this.waiting.length > 0;
    if (this.isRunning) setImmediate(() => void this.commitGroup().then(() => this.next()));
  }

  private async commitGroup(): Promise<void> {
    const group = this.waiting.splice(0, MOST);
    const outcomes: Outcome[] = [];
    const last = performance.now() + LONGEST;
    try {
      this.begin();
      for (const member of group) {
        outcomes.push(await this.workOne(member));
        if (performance.now() > last) break;
      }
      this.connection.write('COMMIT');
    } catch (error) {
      this.abandon();
      for (const { end } of group) end({ ok: false, error });
      return;
    } finally {
      this.markActive(false);
    }
    this.waiting.unshift(...group.slice(outcomes.length));
    outcomes.forEach((outcome, index) => this.finish(group[index], outcome));
  }

  /** @throws when the savepoint is gone: then so is the transaction, with everything in it. */
  private async workOne({ unit, work }: Waiting): Promise<Outcome> {
    this.connection.write('SAVEPOINT unit');
    try {
      const value = await work();
      unit.ended = true;
      this.connection.write('RELEASE unit');
      return { ok: true, value };
    } catch (error) {
      unit.ended = true;
      if (!this.connection.inTransaction) throw error;
      this.connection.write('ROLLBACK TO unit');
      this.connection.write('RELEASE unit');
      return { ok: false, error };
    }
  }

  private finish({ unit, end }: Waiting, outcome: Outcome): void {
    if (outcome.ok) runEffects(unit);
    end(outcome);
  }

  private begin(): void {
    this.connection.write('BEGIN IMMEDIATE');
    this.markActive(true);
  }

  private abandon(): void {
    if (!this.connection.inTransaction) return;
    try {
      this.connection.write('ROLLBACK');
    } catch (error) {
      this.logger.error(error, 'rollback failed');
    }
  }

  /** TypeORM would otherwise open a transaction of its own around every insert of a repository. */
  private markActive(isActive: boolean): void {
    Object.assign(this.source.createQueryRunner(), { isTransactionActive: isActive });
  }
}
