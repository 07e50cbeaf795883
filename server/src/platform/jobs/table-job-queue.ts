import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '../clock';
import type { UnitOfWork } from '../database/unit-of-work';
import { newId } from '../ids';
import { Bell } from './bell';
import type { JobCatalog } from './job-catalog';
import { JOB_LIMITS, type JobLimits } from './job-limits';
import { type JobHandler, JobQueue } from './job-queue';
import { type JobRuns, messageOf } from './job-runs';
import type { JobTable, Settlement, StoredJob } from './job-table';
import { mustBeOutsideUnit } from './outside-unit';

interface PendingAdd {
  readonly job: StoredJob;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Jobs in a table of the same database. One loop takes due jobs under a lease and writes what became of the last ones in
 * the same unit; adds that come together share one too, for on SQLite a commit costs a write to the disk.
 */
export class TableJobQueue extends JobQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(TableJobQueue.name);
  private readonly limits: JobLimits;
  private readonly bell = new Bell();
  private readonly running = new Map<string, { readonly job: StoredJob; readonly abort: AbortController }>();
  private pending: PendingAdd[] = [];
  private isAdding = false;
  private settlements: Settlement[] = [];
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly catalog: JobCatalog,
    private readonly table: JobTable,
    private readonly unit: UnitOfWork,
    private readonly runs: JobRuns,
    private readonly clock: Clock,
    private readonly works: boolean,
    limits: Partial<JobLimits> = {},
  ) {
    super();
    this.limits = { ...JOB_LIMITS, ...limits };
  }

  handle<T>(name: string, handler: JobHandler<T>): void {
    this.catalog.handle(name, handler);
  }

  schedule(name: string, cron: string): void {
    this.catalog.schedule(name, cron);
  }

  async add(name: string, data: unknown, { id = newId(), runAt = this.clock.now() }: { id?: string; runAt?: number } = {}): Promise<void> {
    mustBeOutsideUnit(name);
    this.catalog.mustKnow(name);
    const job = { id, name, data: JSON.stringify(data ?? null), due: runAt, attempts: 0, cron: null };
    await new Promise<void>((resolve, reject) => {
      this.pending.push({ job, resolve, reject });
      void this.storePending();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.catalog.check();
    if (!this.works) return;
    await this.unit.run(() => this.plan());
    this.loop = this.work();
    this.renewal = setInterval(() => void this.renew(), this.limits.renewEvery);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.works || this.stopping) return;
    this.stopping = true;
    for (const { abort } of this.running.values()) abort.abort();
    this.bell.ring();
    await this.loop;
    const end = performance.now() + this.limits.patience;
    while (this.running.size && performance.now() < end) await this.bell.sleep(end - performance.now());
    clearInterval(this.renewal);
    await this.turn(0);
  }

  /** Every schedule has its next tick in the table, and no other one. One that fell into a pause is still there. */
  private async plan(): Promise<void> {
    await this.table.dropOtherTicks(this.catalog.schedules());
    for (const [name] of this.catalog.schedules()) if (!(await this.table.hasTick(name))) await this.planNext(name, this.clock.now());
  }

  private async planNext(name: string, after: number): Promise<void> {
    const due = this.catalog.nextTick(name, after);
    if (due === null) return;
    const id = `${name}@${new Date(due).toISOString().slice(0, 19)}Z`;
    await this.table.insert([{ id, name, data: '{}', due, attempts: 0, cron: this.catalog.cronOf(name) }]);
  }

  private async storePending(): Promise<void> {
    if (this.isAdding) return;
    this.isAdding = true;
    while (this.pending.length) {
      const batch = this.pending.splice(0, 200);
      try {
        await this.table.add(batch.map(({ job }) => job));
        for (const { resolve } of batch) resolve();
        this.bell.ring();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isAdding = false;
  }

  private async work(): Promise<void> {
    while (!this.stopping) {
      try {
        const free = this.limits.concurrency - this.running.size;
        const wasFull = free > 0 && (await this.turn(free)) === free;
        if (!wasFull) await this.bell.sleep(this.limits.pollEvery);
      } catch (error) {
        this.logger.warn(`jobs wait for the database: ${messageOf(error)}`);
        await this.bell.sleep(1_000);
      }
    }
  }

  /** Writes down what has ended, takes up to `free` new jobs and starts them; answers how many. */
  private async turn(free: number): Promise<number> {
    const ended = this.settlements;
    const isDue = free > 0 && (await this.table.isAnyDue(this.clock.now(), Date.now(), [...this.running.keys()]));
    if (!ended.length && !isDue) return 0;
    this.settlements = [];
    try {
      const claimed = await this.unit.run(async () => {
        for (const settlement of ended) await this.table.settle(settlement);
        return isDue ? this.claim(free) : [];
      });
      for (const job of claimed) void this.execute(job);
      return claimed.length;
    } catch (error) {
      this.settlements = [...ended, ...this.settlements];
      throw error;
    }
  }

  private async claim(free: number): Promise<StoredJob[]> {
    const now = this.clock.now();
    const claimed = await this.table.claim(now, Date.now(), Date.now() + this.limits.lease, [...this.running.keys()], free);
    const startable: StoredJob[] = [];
    for (const job of claimed) {
      if (job.cron !== null && job.attempts === 1) await this.planNext(job.name, Math.max(now, job.due));
      if (job.attempts <= this.limits.attempts) startable.push(job);
      else await this.bury(job);
    }
    return startable;
  }

  /** Its last attempt never came back: whoever tried died on it, so nobody shall try again. */
  private async bury(job: StoredJob): Promise<void> {
    const { id, name, attempts } = job;
    await this.runs.bury({ id, name, data: JSON.parse(job.data) as unknown, attempt: attempts - 1 }, 'every worker that tried it died');
    await this.table.settle({ end: 'gone', id, attempts });
  }

  private async execute(stored: StoredJob): Promise<void> {
    const { id, name, attempts } = stored;
    const abort = new AbortController();
    this.running.set(id, { job: stored, abort });
    const last = attempts >= this.limits.attempts;
    try {
      const job = { id, name, data: JSON.parse(stored.data) as unknown, attempt: attempts, signal: abort.signal };
      await this.runs.record(job, last, () => this.catalog.run(job));
      this.settlements.push({ end: 'gone', id, attempts });
    } catch (error) {
      const counted = !abort.signal.aborted;
      const until = counted ? Date.now() + this.limits.backoff * 2 ** (attempts - 1) : 0;
      this.settlements.push(counted && last ? { end: 'gone', id, attempts } : { end: 'again', id, attempts, counted, until, error: messageOf(error) });
    } finally {
      this.running.delete(id);
      this.bell.ring();
    }
  }

  private async renew(): Promise<void> {
    const leased = [...this.running.values()];
    if (!leased.length) return;
    try {
      const lost = await this.unit.run(async () => {
        const gone: AbortController[] = [];
        for (const { job, abort } of leased) {
          if (!(await this.table.renew(job.id, job.attempts, Date.now() + this.limits.lease))) gone.push(abort);
        }
        return gone;
      });
      for (const abort of lost) abort.abort();
    } catch (error) {
      this.logger.warn(`leases were not renewed: ${messageOf(error)}`);
    }
  }
}
