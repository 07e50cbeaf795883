import { Logger } from '@nestjs/common';
import type { JobLimits } from '../../src/platform/jobs/job-limits';
import type { Job, JobQueue } from '../../src/platform/jobs/job-queue';
import type { JobRun } from '../../src/platform/jobs/job-runs';
import { eventually, pause } from './eventually';

/** One process that uses the queue. */
export interface QueueInstance {
  readonly queue: JobQueue;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What a suite asks of an adapter: instances that share one store, and the record of their runs. */
export interface QueueHarness {
  instance(options?: { readonly works?: boolean; readonly limits?: Partial<JobLimits> }): QueueInstance;
  runs(): Promise<JobRun[]>;
  insideUnit(work: () => Promise<void>): Promise<void>;
}

const quick: Partial<JobLimits> = { backoff: 20, lease: 10_000, renewEvery: 1_000, pollEvery: 50, patience: 2_000 };
const NEVER = 2 ** 30;

/** What every adapter of the job queue promises. */
export function describeJobQueue(adapter: string, open: () => Promise<QueueHarness>): void {
  describe(`job queue: ${adapter}`, () => {
    let harness: QueueHarness;
    let started: QueueInstance[];
    let seen: Job[];

    const make = (options: { works?: boolean; limits?: Partial<JobLimits> } = {}): QueueInstance => {
      const instance = harness.instance({ ...options, limits: { ...quick, ...options.limits } });
      started.push(instance);
      return instance;
    };
    const notice = async (job: Job): Promise<string> => {
      seen.push(job);
      return 'noticed';
    };

    beforeAll(() => Logger.overrideLogger(['fatal']));
    afterAll(() => Logger.overrideLogger(['log', 'warn', 'error', 'fatal']));

    beforeEach(async () => {
      harness = await open();
      started = [];
      seen = [];
    });

    afterEach(async () => {
      for (const instance of started) await instance.stop();
    });

    it('has stored the job when add resolves: another process runs it', async () => {
      const adder = make({ works: false });
      adder.queue.handle('greet', notice);
      await adder.start();
      await adder.queue.add('greet', { name: 'Wang' });
      await adder.stop();
      expect(seen).toEqual([]);

      const worker = make();
      worker.queue.handle('greet', notice);
      await worker.start();
      await eventually('the job runs', () => seen.length > 0);
      expect(seen[0].data).toEqual({ name: 'Wang' });
      expect(seen[0].attempt).toBe(1);
    });

    it('handles each of many jobs once, on two workers', async () => {
      const workers = [make(), make()];
      for (const { queue } of workers) queue.handle('count', notice);
      for (const worker of workers) await worker.start();
      await Promise.all(Array.from({ length: 100 }, (_, n) => workers[n % 2].queue.add('count', n)));
      await eventually('all have run', () => seen.length >= 100);
      await pause(200);
      expect(seen.map(({ data }) => data as number).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    });

    it('stores an id once', async () => {
      const one = make();
      one.queue.handle('greet', notice);
      await one.queue.add('greet', 1, { id: 'same' });
      await one.queue.add('greet', 2, { id: 'same' });
      await one.start();
      await eventually('it runs', () => seen.length > 0);
      await pause(200);
      expect(seen.map(({ id, data }) => [id, data])).toEqual([['same', 1]]);
    });

    it('waits for the time that the job was added for', async () => {
      const one = make();
      one.queue.handle('later', notice);
      await one.start();
      const at = Date.now() + 600;
      await one.queue.add('later', null, { runAt: at });
      await eventually('it runs', () => seen.length > 0);
      expect(Date.now()).toBeGreaterThanOrEqual(at);
    });

    it('tries again after a failure, and keeps the report of the success', async () => {
      const one = make();
      one.queue.handle('stumble', async (job) => {
        seen.push(job);
        if (job.attempt < 3) throw new Error(`stumbled ${job.attempt}`);
        return { steps: 7 };
      });
      await one.start();
      await one.queue.add('stumble', {});
      await eventually('it is done', async () => (await harness.runs()).some(({ state }) => state === 'done'));
      expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      const runs = await harness.runs();
      expect(runs.map(({ name, attempts, report, error }) => ({ name, attempts, report, error }))).toEqual([
        { name: 'stumble', attempts: 3, report: { steps: 7 }, error: null },
      ]);
    });

    it('gives up after the last attempt and keeps the job as dead', async () => {
      const one = make();
      one.queue.handle('consume-broken', async (job) => {
        seen.push(job);
        throw new Error('no luck');
      });
      await one.start();
      await one.queue.add('consume-broken', { eventId: 'e1' });
      await eventually('it is dead', async () => (await harness.runs()).some(({ state }) => state === 'dead'));
      await pause(400);
      expect(seen.length).toBe(5);
      const [run] = await harness.runs();
      expect([run.state, run.attempts, run.error]).toEqual(['dead', 5, 'no luck']);
    });

    it('keeps no record of the success of a consumer', async () => {
      const one = make();
      one.queue.handle('consume', notice);
      one.queue.handle('greet', notice);
      await one.start();
      await one.queue.add('consume', {});
      await one.queue.add('greet', {});
      await eventually('both have run', async () => seen.length === 2 && (await harness.runs()).some(({ state }) => state === 'done'));
      expect((await harness.runs()).map(({ name }) => name)).toEqual(['greet']);
    });

    it('hands the job of a killed worker to another', async () => {
      // Its handler never comes back and its lease is never renewed: to the others it is dead.
      const killed = make({ limits: { concurrency: 1, lease: 600, renewEvery: NEVER, patience: 0 } });
      let began = false;
      killed.queue.handle('long', () => {
        began = true;
        return new Promise(() => undefined);
      });
      await killed.start();
      await killed.queue.add('long', 'precious', { id: 'long-1' });
      await eventually('the first worker has it', () => began);

      const other = make({ limits: { lease: 600, renewEvery: 200 } });
      other.queue.handle('long', notice);
      await other.start();
      await eventually('the other has it', () => seen.length > 0);
      expect(seen.map(({ id, data }) => [id, data])).toEqual([['long-1', 'precious']]);
      expect(seen[0].attempt).toBe(2);
    });

    it('keeps the job of a living worker, however long it takes', async () => {
      const limits = { lease: 600, renewEvery: 200 };
      const workers = [make({ limits }), make({ limits })];
      let finished = 0;
      for (const { queue } of workers) {
        queue.handle('long', async (job) => {
          seen.push(job);
          await pause(1_800);
          finished += 1;
        });
      }
      for (const worker of workers) await worker.start();
      await workers[0].queue.add('long', null);
      await eventually('it is finished', () => finished > 0);
      await pause(100);
      expect(seen.length).toBe(1);
    });

    it('lets a job that heeds the shutdown go on elsewhere without a lost attempt', async () => {
      const leaving = make();
      let began = false;
      leaving.queue.handle('import', async ({ signal }) => {
        began = true;
        while (!signal.aborted) await pause(5);
        throw new Error('stopped half way');
      });
      await leaving.start();
      await leaving.queue.add('import', null);
      await eventually('it began', () => began);
      await leaving.stop();

      const next = make();
      next.queue.handle('import', notice);
      await next.start();
      await eventually('it goes on', () => seen.length > 0, 3_000);
      await eventually('it is done', async () => (await harness.runs()).every(({ state }) => state === 'done'));
      expect((await harness.runs()).length).toBe(1);
    });

    it('runs a schedule once a tick on two workers', async () => {
      const workers = [make(), make()];
      for (const { queue } of workers) {
        queue.handle('tick', notice);
        queue.schedule('tick', '* * * * * *');
      }
      await Promise.all(workers.map((worker) => worker.start()));
      await eventually('three ticks have come', () => seen.length >= 3);
      const ids = seen.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('runs no schedule in a process that only adds', async () => {
      const adder = make({ works: false });
      adder.queue.handle('tick', notice);
      adder.queue.schedule('tick', '* * * * * *');
      await adder.start();
      await pause(1_300);
      expect(seen).toEqual([]);
    });

    it('refuses a second handler, a schedule without one and an unknown job', async () => {
      const { queue, start } = make();
      queue.handle('greet', notice);
      expect(() => queue.handle('greet', notice)).toThrowError(/two handlers/);
      await expectAsync(queue.add('unknown', {})).toBeRejectedWithError(/no handler/);
      queue.schedule('sweep', '0 6 * * *');
      await expectAsync((async () => start())()).toBeRejectedWithError(/no handler for the job sweep/);
    });

    it('refuses to add inside of a unit of work', async () => {
      const { queue } = make();
      queue.handle('greet', notice);
      await expectAsync(harness.insideUnit(() => queue.add('greet', {}))).toBeRejectedWithError(/inside of a unit/);
    });
  });
}
