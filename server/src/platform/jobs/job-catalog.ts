import { Cron } from 'croner';
import type { Job, JobHandler } from './job-queue';

export interface KnownJob {
  readonly name: string;
  /** Null: runs only when something adds it. */
  readonly cron: string | null;
}

/** Which jobs there are: one handler a name, and the schedules. Both adapters of the queue share it. */
export class JobCatalog {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly crons = new Map<string, string>();

  /** @param timeZone IANA name: where the hours of the schedules are meant. */
  constructor(readonly timeZone: string) {}

  handle<T>(name: string, handler: JobHandler<T>): void {
    if (this.handlers.has(name)) throw new Error(`two handlers for the job ${name}`);
    this.handlers.set(name, handler as JobHandler);
  }

  schedule(name: string, cron: string): void {
    if (this.crons.has(name)) throw new Error(`two schedules for the job ${name}`);
    this.read(cron);
    this.crons.set(name, cron);
  }

  /** @throws when a schedule has no handler. */
  check(): void {
    for (const name of this.crons.keys()) this.mustKnow(name);
  }

  mustKnow(name: string): void {
    if (!this.handlers.has(name)) throw new Error(`no handler for the job ${name}`);
  }

  run(job: Job): Promise<unknown> {
    this.mustKnow(job.name);
    return this.handlers.get(job.name)!(job);
  }

  cronOf(name: string): string | null {
    return this.crons.get(name) ?? null;
  }

  list(): KnownJob[] {
    return [...this.handlers.keys()].sort().map((name) => ({ name, cron: this.cronOf(name) }));
  }

  schedules(): [name: string, cron: string][] {
    return [...this.crons];
  }

  /** First tick of a schedule after the instant; null when there is none. */
  nextTick(name: string, after: number): number | null {
    const cron = this.crons.get(name);
    return cron ? (this.read(cron).nextRun(new Date(after))?.getTime() ?? null) : null;
  }

  private read(cron: string): Cron {
    return new Cron(cron, { timezone: this.timeZone, mode: '5-or-6-parts' });
  }
}
