import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DelayedError, type Job as BullJob, type JobsOptions, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '../clock';
import { within } from '../health/within';
import { newId } from '../ids';
import { Bell } from './bell';
import type { JobCatalog } from './job-catalog';
import { JOB_LIMITS, type JobLimits } from './job-limits';
import { type JobHandler, JobQueue } from './job-queue';
import { type JobRuns, messageOf } from './job-runs';
import { mustBeOutsideUnit } from './outside-unit';
import { openRedis } from './redis-link';

export interface BullSettings {
  readonly url: string;
  /** False: this process only adds. */
  readonly works: boolean;
  /** Keeps installations that share one Redis apart. */
  readonly prefix?: string;
  readonly limits?: Partial<JobLimits>;
}

const QUEUE = 'jobs';
/** What an add may take; a Redis that is away delays jobs and never hangs a request. */
const ADD_LIMIT = 2_000;

/** Jobs on Redis: BullMQ, with a connection for adding that fails at once and one for working that waits. */
export class BullJobQueue extends JobQueue implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger(BullJobQueue.name);
  private readonly limits: JobLimits;
  private readonly prefix: string;
  private readonly producer: Redis;
  /** The first connection stands or has failed. Later on a lost one fails adds at once. */
  private readonly opened: Promise<unknown>;
  private readonly queue: Queue;
  private readonly running = new Map<string, AbortController>();
  private readonly bell = new Bell();
  private consumer: Redis | null = null;
  private worker: Worker | null = null;
  private planning: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly catalog: JobCatalog,
    private readonly runs: JobRuns,
    private readonly clock: Clock,
    private readonly settings: BullSettings,
  ) {
    super();
    this.limits = { ...JOB_LIMITS, ...settings.limits };
    this.prefix = settings.prefix ?? 'tideboard';
    this.producer = openRedis(settings.url, 'jobs-add', this.logger, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: ADD_LIMIT,
    });
    this.opened = new Promise((resolve) => this.producer.once('ready', () => resolve(true)).once('error', () => resolve(false)));
    this.queue = new Queue(QUEUE, { connection: this.producer, prefix: this.prefix, skipWaitingForReady: true, skipVersionCheck: true });
    // The connection itself has told the log.
    this.queue.on('error', () => undefined);
  }

  handle<T>(name: string, handler: JobHandler<T>): void {
    this.catalog.handle(name, handler);
  }

  schedule(name: string, cron: string): void {
    this.catalog.schedule(name, cron);
  }

  async add(name: string, data: unknown, { id = newId(), runAt }: { id?: string; runAt?: number } = {}): Promise<void> {
    mustBeOutsideUnit(name);
    this.catalog.mustKnow(name);
    const delay = runAt === undefined ? 0 : Math.max(0, runAt - this.clock.now());
    const store = this.opened.then(() => this.queue.add(name, data ?? null, { ...this.jobOptions(), jobId: id, delay }));
    await within(ADD_LIMIT, store);
  }

  /** Does Redis answer? */
  async ping(): Promise<void> {
    await this.producer.ping();
  }

  async countWaiting(): Promise<number> {
    return this.queue.getJobCountByTypes('waiting', 'delayed', 'active');
  }

  onApplicationBootstrap(): void {
    this.catalog.check();
    if (!this.settings.works) return;
    const { concurrency, lease, renewEvery, attempts } = this.limits;
    this.consumer = openRedis(this.settings.url, 'jobs-work', this.logger, { maxRetriesPerRequest: null });
    this.worker = new Worker(QUEUE, (job, token) => this.execute(job, token), {
      connection: this.consumer,
      prefix: this.prefix,
      concurrency,
      lockDuration: lease,
      lockRenewTime: renewEvery,
      stalledInterval: lease,
      maxStalledCount: attempts - 1,
      skipVersionCheck: true,
    });
    this.worker.on('error', () => undefined);
    this.worker.on('failed', (job, error) => void this.noticeLoss(job, error));
    this.planning = this.plan();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    this.bell.ring();
    for (const abort of this.running.values()) abort.abort();
    await this.planning;
    if (!this.worker) return;
    const { worker } = this;
    await within(this.limits.patience, worker.close()).catch(() => within(500, worker.close(true)).catch(() => undefined));
    this.consumer?.disconnect();
  }

  async onApplicationShutdown(): Promise<void> {
    await within(500, this.queue.close()).catch(() => undefined);
    this.producer.disconnect();
  }

  private jobOptions(): JobsOptions {
    const remember = { age: 3_600, count: 1_000 };
    return {
      attempts: this.limits.attempts,
      backoff: { type: 'exponential', delay: this.limits.backoff },
      removeOnComplete: remember,
      removeOnFail: remember,
    };
  }

  /** Lays the schedules down in Redis, as often as it takes until Redis answers. */
  private async plan(): Promise<void> {
    while (!this.stopping) {
      try {
        await within(ADD_LIMIT * 5, this.layDown());
        return;
      } catch (error) {
        this.logger.debug(`schedules wait for Redis: ${messageOf(error)}`);
        await this.bell.sleep(500);
      }
    }
  }

  private async layDown(): Promise<void> {
    const schedules = this.catalog.schedules();
    const known = new Set(schedules.map(([name]) => name));
    for (const { key } of await this.queue.getJobSchedulers()) if (!known.has(key)) await this.queue.removeJobScheduler(key);
    for (const [name, pattern] of schedules) {
      await this.queue.upsertJobScheduler(name, { pattern, tz: this.catalog.timeZone }, { name, data: {}, opts: this.jobOptions() });
    }
  }

  private async execute(bull: BullJob, token: string | undefined): Promise<unknown> {
    const id = bull.id ?? '';
    const abort = new AbortController();
    this.running.set(id, abort);
    if (this.stopping) abort.abort();
    const job = { id, name: bull.name, data: bull.data as unknown, attempt: bull.attemptsStarted, signal: abort.signal };
    try {
      await this.runs.record(job, bull.attemptsMade + 1 >= (bull.opts.attempts ?? 1), () => this.catalog.run(job));
      return null;
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      // Interrupted by the shutdown: another process continues, and no attempt is lost.
      await bull.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    } finally {
      this.running.delete(id);
    }
  }

  /** A job that stalled too often fails without an attempt that could tell. */
  private async noticeLoss(bull: BullJob | undefined, error: Error): Promise<void> {
    if (!bull?.id || !error.message.startsWith('job stalled')) return;
    try {
      const { id, name, attemptsStarted } = bull;
      await this.runs.bury({ id, name, data: bull.data as unknown, attempt: attemptsStarted }, 'every worker that tried it died');
    } catch (failure) {
      this.logger.error(`a dead job was not kept: ${messageOf(failure)}`);
    }
  }
}
