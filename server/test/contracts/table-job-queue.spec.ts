import { JobCatalog } from '../../src/platform/jobs/job-catalog';
import { JobTable } from '../../src/platform/jobs/job-table';
import { TableJobQueue } from '../../src/platform/jobs/table-job-queue';
import { type JobDatabase, openJobDatabase } from './job-database';
import { describeJobQueue } from './job-queue.contract';

function describeTable(engine: string, mysqlUrl?: string): void {
  describe(`on ${engine}`, () => {
    let database: JobDatabase;
    beforeAll(async () => (database = await openJobDatabase(undefined, mysqlUrl)));
    afterAll(() => database.close());

    describeJobQueue('table', async () => {
      await database.empty();
      const { db, unit, runs, clock } = database;
      return {
        instance: ({ works = true, limits } = {}) => {
          const queue = new TableJobQueue(new JobCatalog('Asia/Shanghai'), new JobTable(db, unit), unit, runs, clock, works, limits);
          return { queue, start: () => queue.onApplicationBootstrap(), stop: () => queue.beforeApplicationShutdown() };
        },
        runs: () => runs.list({ limit: 100 }),
        insideUnit: (work) => unit.run(work),
      };
    });
  });
}

describeTable('SQLite');
const { TEST_MYSQL_URL } = process.env;
if (TEST_MYSQL_URL) describeTable('MariaDB or MySQL', TEST_MYSQL_URL);
else console.warn('SKIPPED: job queue contract on MariaDB (TEST_MYSQL_URL is not set)');
