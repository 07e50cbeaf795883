import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';
import { Metrics } from '../health/metrics';
import { newId } from '../ids';
import type { Job } from './job-queue';

/** `failed` is tried again by itself, `dead` only by an administrator. */
export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'dead';

export interface JobRun {
  readonly id: string;
  readonly name: string;
  readonly state: RunState;
  readonly at: number;
  readonly finishedAt: number | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly report: unknown;
}

interface Row {
  readonly id: string;
  readonly job_id: string;
  readonly name: string;
  readonly state: RunState;
  readonly at: number | string;
  readonly finished_at: number | string | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly report: string | null;
  readonly data: string;
}

/** The order to run a job that a person asked for; its run is on the list before the job starts. */
export interface AskedRun {
  readonly runId: string;
  readonly jobId: string;
  readonly name: string;
  readonly data: unknown;
}

/** Jobs whose success is no news: one for each event. */
const QUIET = /^consume(-|$)/;
const ASKED = 'asked_';
/** Under the 64 KB of a text column, in characters of three bytes. */
const REPORT_LIMIT = 20_000;
const ERROR_LIMIT = 2_000;

/** Keeps what jobs did: schedules, long jobs and everything that fails. The dead ones can be run again. */
@Injectable()
export class JobRuns {
  private readonly logger = new Logger(JobRuns.name);

  constructor(
    private readonly db: Database,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Does the work and keeps its outcome. @param last no further attempt will follow. @throws what the work throws. */
  async record(job: Job, last: boolean, work: () => Promise<unknown>): Promise<void> {
    const start = performance.now();
    const seconds = (): number => (performance.now() - start) / 1000;
    const runId = await this.safely(() => this.begin(job));
    let report: unknown;
    try {
      report = await work();
    } catch (error) {
      const outcome = job.signal.aborted ? 'stopped' : last ? 'dead' : 'failed';
      this.metrics.observeJob(job.name, outcome, seconds());
      if (outcome !== 'stopped') this.logger.warn(`job ${job.name} ${job.id} failed (attempt ${job.attempt}): ${messageOf(error)}`);
      await this.safely(() => this.end(job, runId, outcome === 'stopped' ? 'waiting' : outcome, messageOf(error), null));
      throw error;
    }
    this.metrics.observeJob(job.name, 'done', seconds());
    await this.safely(() => this.end(job, runId, 'done', null, report));
  }

  /** A job that will not be tried again though no attempt of it ended: its workers died on it. Joins an open unit. */
  async bury(job: Omit<Job, 'signal'>, error: string): Promise<void> {
    this.logger.warn(`job ${job.name} ${job.id} given up: ${error}`);
    await this.unit.run(async () => {
      await this.insertOrUpdate(job, (await this.openRun(job.id))?.id ?? null, 'dead', error, null);
    });
  }

  /** Lists a run that somebody asked for; the caller adds its job. */
  async ask(name: string, data: unknown): Promise<AskedRun> {
    const asked = { runId: newId(), jobId: `${ASKED}${newId()}`, name, data };
    await this.unit.run(() => this.insert(asked.runId, { id: asked.jobId, name, data, attempt: 0 }, 'waiting', null, null));
    return asked;
  }

  /** Takes a dead run back onto the list. Null: there is no such dead run. */
  async askAgain(runId: string): Promise<AskedRun | null> {
    const jobId = `${ASKED}${newId()}`;
    return this.unit.run(async () => {
      const row = await this.db.one<Row>(`SELECT * FROM job_run WHERE id = ?${this.db.forUpdate}`, [runId]);
      if (!row || row.state !== 'dead') return null;
      await this.db.execute(`UPDATE job_run SET state = 'waiting', job_id = ?, attempts = 0, finished_at = NULL WHERE id = ?`, [jobId, runId]);
      return { runId, jobId, name: row.name, data: JSON.parse(row.data) as unknown };
    });
  }

  /** The job of an asked run could not be stored. */
  async askedInVain({ runId }: AskedRun, error: string): Promise<void> {
    await this.unit.run(() =>
      this.db.execute(`UPDATE job_run SET state = 'dead', error = ?, finished_at = ? WHERE id = ?`, [error, this.clock.now(), runId]),
    );
  }

  async one(runId: string): Promise<JobRun | null> {
    const row = await this.db.one<Row>('SELECT * FROM job_run WHERE id = ?', [runId]);
    return row && runOf(row);
  }

  /** Newest first, after the run that `before` names. */
  async list(filter: { readonly state?: RunState; readonly before?: { at: number; id: string } | null; readonly limit: number }): Promise<JobRun[]> {
    const { state, before, limit } = filter;
    const where = [...(state ? ['state = ?'] : []), ...(before ? ['(at < ? OR (at = ? AND id < ?))'] : [])];
    const rows = await this.db.query<Row>(
      `SELECT * FROM job_run ${where.length ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY at DESC, id DESC LIMIT ?`,
      [...(state ? [state] : []), ...(before ? [before.at, before.at, before.id] : []), limit],
    );
    return rows.map(runOf);
  }

  /** Deletes runs that began before the instant, at most `limit`; answers how many. */
  async trim(before: number, limit: number): Promise<number> {
    const ids = (await this.db.query<{ id: string }>('SELECT id FROM job_run WHERE at < ? ORDER BY at LIMIT ?', [before, limit])).map(({ id }) => id);
    if (!ids.length) return 0;
    return this.unit.run(() => this.db.execute(`DELETE FROM job_run WHERE id IN (${ids.map(() => '?').join(', ')})`, ids));
  }

  private async begin(job: Job): Promise<string | null> {
    const quiet = QUIET.test(job.name);
    const known = !quiet || job.attempt > 1 || job.id.startsWith(ASKED) ? await this.openRun(job.id) : null;
    if (quiet && !known) return null;
    return this.unit.run(() => this.insertOrUpdate(job, known?.id ?? null, 'running', known?.error ?? null, null));
  }

  private async end(job: Job, runId: string | null | undefined, state: RunState, error: string | null, report: unknown): Promise<void> {
    if (!runId && (state === 'done' || state === 'waiting')) return;
    await this.unit.run(() => this.insertOrUpdate(job, runId ?? null, state, error, report));
  }

  private openRun(jobId: string): Promise<Row | null> {
    return this.db.one<Row>(`SELECT * FROM job_run WHERE job_id = ? AND state <> 'done' ORDER BY at DESC, id DESC LIMIT 1`, [jobId]);
  }

  private async insertOrUpdate(
    job: Omit<Job, 'signal'>,
    runId: string | null,
    state: RunState,
    error: string | null,
    report: unknown,
  ): Promise<string> {
    if (!runId) return this.insert(newId(), job, state, error, report);
    await this.db.execute('UPDATE job_run SET state = ?, attempts = ?, error = ?, report = ?, finished_at = ? WHERE id = ?', [
      state,
      job.attempt,
      error?.slice(0, ERROR_LIMIT) ?? null,
      reportText(report),
      this.finishedAt(state),
      runId,
    ]);
    return runId;
  }

  private async insert(id: string, job: Omit<Job, 'signal'>, state: RunState, error: string | null, report: unknown): Promise<string> {
    await this.db.execute(
      'INSERT INTO job_run (id, job_id, name, state, at, finished_at, attempts, error, report, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [
        id,
        job.id,
        job.name,
        state,
        this.clock.now(),
        this.finishedAt(state),
        job.attempt,
        error?.slice(0, ERROR_LIMIT) ?? null,
        reportText(report),
        JSON.stringify(job.data ?? null),
      ],
    );
    return id;
  }

  private finishedAt(state: RunState): number | null {
    return state === 'done' || state === 'failed' || state === 'dead' ? this.clock.now() : null;
  }

  /** The record must not decide over the job: a database that is away for a moment is told in the log only. */
  private async safely<T>(step: () => Promise<T>): Promise<T | null> {
    try {
      return await step();
    } catch (error) {
      this.logger.error(`a job's outcome was not kept: ${messageOf(error)}`);
      return null;
    }
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function reportText(report: unknown): string | null {
  if (report === undefined || report === null) return null;
  const text = JSON.stringify(report);
  return text.length > REPORT_LIMIT ? JSON.stringify({ tooLong: text.length }) : text;
}

function runOf(row: Row): JobRun {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    at: Number(row.at),
    finishedAt: row.finished_at === null ? null : Number(row.finished_at),
    attempts: row.attempts,
    error: row.error,
    report: row.report === null ? null : (JSON.parse(row.report) as unknown),
  };
}
