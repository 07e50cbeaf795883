import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppConfig } from '../../src/config/app-config';
import { Jobs1763700000003 } from '../../src/migrations/003-jobs';
import { type Clock, SystemClock } from '../../src/platform/clock';
import { Database, type DataSources } from '../../src/platform/database/database';
import { openSources } from '../../src/platform/database/open-sources';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Metrics } from '../../src/platform/health/metrics';
import { JobRuns } from '../../src/platform/jobs/job-runs';

/** A real database with the tables of the jobs, and what the queue stands on. */
export interface JobDatabase {
  readonly sources: DataSources;
  readonly db: Database;
  readonly unit: UnitOfWork;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly runs: JobRuns;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** @param mysqlUrl SQLite in a temporary folder when absent. */
export async function openJobDatabase(clock: Clock = new SystemClock(), mysqlUrl?: string): Promise<JobDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'tideboard-jobs-'));
  const database: AppConfig['database'] = mysqlUrl ? { kind: 'mysql', url: mysqlUrl } : { kind: 'sqlite', file: join(folder, 'jobs.sqlite') };
  const sources = await openSources({ database } as AppConfig, [], [Jobs1763700000003]);
  const db = new Database(sources);
  const unit = new UnitOfWork(sources);
  const metrics = new Metrics();
  const empty = (): Promise<void> =>
    unit.run(async () => {
      await db.execute('DELETE FROM job');
      await db.execute('DELETE FROM job_run');
    });
  await empty();
  return {
    sources,
    db,
    unit,
    clock,
    metrics,
    runs: new JobRuns(db, unit, clock, metrics),
    empty,
    close: async () => {
      await sources.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
