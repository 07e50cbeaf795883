/** What a handler gets: the stored data, the attempt (1 = first) and a sign to stop. */
export interface Job<T = unknown> {
  readonly id: string;
  readonly name: string;
  readonly data: T;
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** A handler's answer is kept as the run's report. A throw means: try again later, in the end the dead letters. */
export type JobHandler<T = unknown> = (job: Job<T>) => Promise<unknown>;

/**
 * Background work. `add` resolves when the job is stored, so it survives a crash; delivery is at least once, so handlers
 * are safe to run twice. Only the relay, the scheduler and controllers of jobs call `add`; a unit of work never does.
 */
export abstract class JobQueue {
  /** One handler a name; a second one, or a job without one at the start, is a programming error. */
  abstract handle<T>(name: string, handler: JobHandler<T>): void;
  /** @param id a job with this id is stored once only, as long as the queue remembers it (no colon in it). */
  abstract add(name: string, data: unknown, options?: { readonly id?: string; readonly runAt?: number }): Promise<void>;
  /** Runs the job once per tick in the whole cluster. @param cron five fields, in the organisation's time zone. */
  abstract schedule(name: string, cron: string): void;
}
