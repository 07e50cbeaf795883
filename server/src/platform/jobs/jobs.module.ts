import { Global, Module } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config';
import { CONFIG } from '../../config/config.token';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';
import { Metrics } from '../health/metrics';
import { ReadyChecks } from '../health/ready-checks';
import { JobCatalog } from './job-catalog';
import { JobQueue } from './job-queue';
import { JobRuns } from './job-runs';
import { JobTable } from './job-table';
import { TableJobQueue } from './table-job-queue';
import { TrimJobRuns } from './trim-job-runs';

const WAITING = ['tideboard_jobs_waiting', 'Jobs that wait or run.'] as const;

/** The queue of the installation: BullMQ with a Redis, the job table without. */
@Global()
@Module({
  providers: [
    { provide: JobCatalog, inject: [CONFIG], useFactory: ({ timeZone }: AppConfig) => new JobCatalog(timeZone) },
    JobRuns,
    TrimJobRuns,
    {
      provide: JobQueue,
      inject: [CONFIG, JobCatalog, JobRuns, Clock, Database, UnitOfWork, Metrics, ReadyChecks],
      useFactory: async (
        { redisUrl, role }: AppConfig,
        catalog: JobCatalog,
        runs: JobRuns,
        clock: Clock,
        db: Database,
        unit: UnitOfWork,
        metrics: Metrics,
        checks: ReadyChecks,
      ): Promise<JobQueue> => {
        const works = role !== 'api';
        if (redisUrl) {
          // Loaded only where it is used: BullMQ is the largest package of the server.
          const { BullJobQueue } = await import('./bull-job-queue');
          const queue = new BullJobQueue(catalog, runs, clock, { url: redisUrl, works });
          // Without Redis, requests go on and jobs wait: no reason to take the node out.
          checks.add('redis', () => queue.ping(), { required: false });
          metrics.gauge(...WAITING, () => queue.countWaiting());
          return queue;
        }
        const table = new JobTable(db, unit);
        metrics.gauge(...WAITING, () => table.countWaiting());
        return new TableJobQueue(catalog, table, unit, runs, clock, works);
      },
    },
  ],
  exports: [JobQueue, JobCatalog, JobRuns],
})
export class JobsModule {}
