import { Database, marks } from '../database/database';
import type { UnitOfWork } from '../database/unit-of-work';

export interface StoredJob {
  readonly id: string;
  readonly name: string;
  /** JSON. */
  readonly data: string;
  /** By the Clock: not before. */
  readonly due: number;
  /** Attempts begun; of a leased job the number of the present one, which proves whose lease it is. */
  readonly attempts: number;
  /** Schedule this is a tick of. */
  readonly cron: string | null;
}

/** What became of a leased job. */
export type Settlement =
  | { readonly end: 'gone'; readonly id: string; readonly attempts: number }
  /** Nobody takes it before `until`; `attempts` stays, or goes back when the attempt shall not count. */
  | { readonly end: 'again'; readonly id: string; readonly attempts: number; readonly counted: boolean; readonly until: number; readonly error: string };

/** Every statement about the table `job`. Leases run by the system's time: they tell the living from the dead, not business time. */
export class JobTable {
  constructor(
    private readonly db: Database,
    private readonly unit: UnitOfWork,
  ) {}

  /** Stores the jobs in one unit; an id that is there already is left alone. */
  async add(jobs: readonly StoredJob[]): Promise<void> {
    await this.unit.run(() => this.insert(jobs));
  }

  async insert(jobs: readonly StoredJob[]): Promise<void> {
    await this.db.execute(
      `${this.db.insertIgnore} INTO job (id, name, data, due, attempts, leased_until, cron) VALUES ${jobs.map(() => '(?, ?, ?, ?, 0, 0, ?)').join(', ')}`,
      jobs.flatMap(({ id, name, data, due, cron }) => [id, name, data, due, cron]),
    );
  }

  /** @param except jobs of this process: after a pause of the whole process their leases may have run out. */
  async isAnyDue(now: number, systemNow: number, except: readonly string[]): Promise<boolean> {
    return (await this.db.one(`SELECT id FROM job WHERE ${due(except)} LIMIT 1`, [now, systemNow, ...except])) !== null;
  }

  async countWaiting(): Promise<number> {
    return Number((await this.db.one<{ n: number | string }>('SELECT COUNT(*) AS n FROM job'))?.n ?? 0);
  }

  /** Takes due jobs for this process until `until`. Inside a unit. */
  async claim(now: number, systemNow: number, until: number, except: readonly string[], limit: number): Promise<StoredJob[]> {
    const skip = this.db.engine === 'mysql' ? ' FOR UPDATE SKIP LOCKED' : '';
    const rows = await this.db.query<StoredJob & { due: number | string }>(
      `SELECT id, name, data, due, attempts + 1 AS attempts, cron FROM job WHERE ${due(except)} ORDER BY due LIMIT ?${skip}`,
      [now, systemNow, ...except, limit],
    );
    if (rows.length) {
      await this.db.execute(`UPDATE job SET attempts = attempts + 1, leased_until = ? WHERE id IN (${marks(rows.length)})`, [
        until,
        ...rows.map(({ id }) => id),
      ]);
    }
    return rows.map((row) => ({ ...row, due: Number(row.due), attempts: Number(row.attempts) }));
  }

  /** Prolongs a lease; false when another process has taken the job meanwhile. Inside a unit. */
  async renew(id: string, attempts: number, until: number): Promise<boolean> {
    return (await this.db.execute('UPDATE job SET leased_until = ? WHERE id = ? AND attempts = ?', [until, id, attempts])) > 0;
  }

  /** Inside a unit. */
  async settle(settlement: Settlement): Promise<void> {
    const { id, attempts } = settlement;
    if (settlement.end === 'gone') {
      await this.db.execute('DELETE FROM job WHERE id = ? AND attempts = ?', [id, attempts]);
      return;
    }
    await this.db.execute('UPDATE job SET attempts = ?, leased_until = ?, last_error = ? WHERE id = ? AND attempts = ?', [
      settlement.counted ? attempts : attempts - 1,
      settlement.until,
      settlement.error.slice(0, 2_000),
      id,
      attempts,
    ]);
  }

  /** Forgets waiting ticks of schedules that are no longer so. Inside a unit. */
  async dropOtherTicks(schedules: readonly (readonly [name: string, cron: string])[]): Promise<void> {
    const ticks = await this.db.query<{ id: string; name: string; cron: string }>('SELECT id, name, cron FROM job WHERE cron IS NOT NULL');
    const known = new Map(schedules);
    const dropped = ticks.filter(({ name, cron }) => known.get(name) !== cron).map(({ id }) => id);
    if (dropped.length) await this.db.execute(`DELETE FROM job WHERE id IN (${marks(dropped.length)})`, dropped);
  }

  async hasTick(name: string): Promise<boolean> {
    return (await this.db.one('SELECT id FROM job WHERE name = ? AND cron IS NOT NULL LIMIT 1', [name])) !== null;
  }
}

function due(except: readonly string[]): string {
  return `due <= ? AND leased_until <= ?${except.length ? ` AND id NOT IN (${marks(except.length)})` : ''}`;
}
