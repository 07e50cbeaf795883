import { Logger } from '@nestjs/common';
import { BullJobQueue } from '../../src/platform/jobs/bull-job-queue';
import { JobCatalog } from '../../src/platform/jobs/job-catalog';
import type { JobLimits } from '../../src/platform/jobs/job-limits';
import { newId } from '../../src/platform/ids';
import { openProxy } from './cuttable-proxy';
import { eventually } from './eventually';
import { type JobDatabase, openJobDatabase } from './job-database';
import { describeJobQueue, type QueueInstance } from './job-queue.contract';

interface BullInstance extends QueueInstance {
  readonly queue: BullJobQueue;
}

function instance({ runs, clock }: JobDatabase, url: string, prefix: string, works = true, limits?: Partial<JobLimits>): BullInstance {
  const queue = new BullJobQueue(new JobCatalog('Asia/Shanghai'), runs, clock, { url, works, prefix, limits });
  return {
    queue,
    start: async () => queue.onApplicationBootstrap(),
    stop: async () => {
      await queue.beforeApplicationShutdown();
      await queue.onApplicationShutdown();
    },
  };
}

function describeLostRedis(url: string, database: () => JobDatabase): void {
  describe('when Redis goes away', () => {
    beforeAll(() => Logger.overrideLogger(['fatal']));
    afterAll(() => Logger.overrideLogger(['log', 'warn', 'error', 'fatal']));

    for (const how of ['refused', 'silent'] as const) {
      it(`fails an add within 2 s (${how}), and goes on by itself afterwards`, async () => {
        const proxy = await openProxy(url);
        const one = instance(database(), proxy.url, `test-${newId()}`, true, { backoff: 20, patience: 1_000 });
        const seen: unknown[] = [];
        one.queue.handle('greet', async ({ data }) => seen.push(data));
        await one.start();
        const add = (data: string): Promise<boolean> =>
          one.queue.add('greet', data).then(
            () => true,
            () => false,
          );
        await eventually('the first add is stored', () => add('before'));
        await eventually('the first job runs', () => seen.includes('before'));

        await proxy.cut(how);
        for (let n = 0; n < 3; n += 1) {
          const start = performance.now();
          await expectAsync(one.queue.add('greet', 'lost')).toBeRejected();
          expect(performance.now() - start).toBeLessThan(2_300);
        }

        await proxy.mend();
        await eventually('adding works again', () => add('after'), 20_000);
        await eventually('working works again', () => seen.includes('after'), 20_000);
        await one.stop();
        await proxy.close();
      });
    }

    it('starts and stops without Redis', async () => {
      const proxy = await openProxy(url);
      await proxy.close();
      const one = instance(database(), proxy.url, `test-${newId()}`, true, { patience: 500 });
      one.queue.handle('sweep', async () => undefined);
      one.queue.schedule('sweep', '0 6 * * *');
      await one.start();
      await expectAsync(one.queue.add('sweep', {})).toBeRejected();
      await expectAsync(one.queue.ping()).toBeRejected();
      const start = performance.now();
      await one.stop();
      expect(performance.now() - start).toBeLessThan(4_000);
    });
  });
}

const { TEST_REDIS_URL } = process.env;
if (TEST_REDIS_URL) {
  describe('on Redis', () => {
    let database: JobDatabase;
    beforeAll(async () => (database = await openJobDatabase()));
    afterAll(() => database.close());

    describeJobQueue('BullMQ', async () => {
      await database.empty();
      const prefix = `test-${newId()}`;
      return {
        instance: ({ works, limits } = {}) => instance(database, TEST_REDIS_URL, prefix, works, limits),
        runs: () => database.runs.list({ limit: 100 }),
        insideUnit: (work) => database.unit.run(work),
      };
    });
    describeLostRedis(TEST_REDIS_URL, () => database);
  });
} else {
  console.warn('SKIPPED: job queue contract on BullMQ (TEST_REDIS_URL is not set)');
}
