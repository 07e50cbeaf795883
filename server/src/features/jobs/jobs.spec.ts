import { Global, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { CONFIG } from '../../config/config.token';
import { Clock, FakeClock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HealthModule } from '../../platform/health/health.module';
import { validationPipe } from '../../platform/http/bad-input';
import { ProblemFilter } from '../../platform/http/problem.filter';
import { JobQueue } from '../../platform/jobs/job-queue';
import { JobsModule } from '../../platform/jobs/jobs.module';
import { eventually } from '../../../test/contracts/eventually';
import { type JobDatabase, openJobDatabase } from '../../../test/contracts/job-database';
import { JobsAdminModule } from './index';
import type { JobsView } from './jobs.view';

describe('the page of jobs', () => {
  let database: JobDatabase;
  let app: NestExpressApplication;
  let url: string;
  let fails: boolean;

  beforeAll(async () => {
    Logger.overrideLogger(['fatal']);
    database = await openJobDatabase(new FakeClock(Date.parse('2026-11-21T00:00:00Z')));
  });
  afterAll(async () => {
    await database.close();
    Logger.overrideLogger(['log', 'warn', 'error', 'fatal']);
  });

  beforeEach(async () => {
    await database.empty();
    fails = false;
    const provided = [
      { provide: CONFIG, useValue: { redisUrl: null, role: 'all', timeZone: 'Asia/Shanghai' } },
      { provide: Clock, useValue: database.clock },
      { provide: Database, useValue: database.db },
      { provide: UnitOfWork, useValue: database.unit },
    ];
    @Global()
    @Module({ providers: provided, exports: provided })
    class Base {}
    @Module({ imports: [Base, HealthModule, JobsModule, JobsAdminModule] })
    class Root {}
    app = await NestFactory.create<NestExpressApplication>(Root, { logger: false });
    app.useGlobalPipes(validationPipe);
    app.useGlobalFilters(new ProblemFilter());
    const queue = app.get(JobQueue);
    queue.handle('pool-sweep', async () => {
      if (fails) throw new Error('no luck');
      return { released: 3 };
    });
    queue.schedule('pool-sweep', '0 6 * * *');
    queue.handle('import', async () => undefined);
    await app.listen(0, '127.0.0.1');
    url = `${await app.getUrl()}/api/admin/jobs`;
  });
  afterEach(() => app.close());

  const list = async (query = ''): Promise<JobsView> => (await fetch(`${url}${query}`)).json() as Promise<JobsView>;
  const post = (path: string): Promise<Response> => fetch(`${url}${path}`, { method: 'POST' });

  it('names the schedules with their next tick', async () => {
    expect((await list()).jobs).toEqual([
      { name: 'pool-sweep', cron: '0 6 * * *', nextAt: '2026-11-21T22:00:00.000Z' },
      { name: 'trim-job-runs', cron: '17 3 * * *', nextAt: '2026-11-21T19:17:00.000Z' },
    ]);
  });

  it('runs a scheduled job now and shows its report', async () => {
    const answer = await post('/pool-sweep/run');
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as { id: string };
    await eventually('it is done', async () => (await list()).runs[0].state === 'done');
    const { runs, next } = await list();
    expect(runs.map(({ id, name, report, attempts }) => ({ id, name, report, attempts }))).toEqual([
      { id, name: 'pool-sweep', report: { released: 3 }, attempts: 1 },
    ]);
    expect(next).toBeNull();
  });

  it('runs neither an unknown job nor one that needs data', async () => {
    expect((await post('/unknown/run')).status).toBe(404);
    expect((await post('/import/run')).status).toBe(404);
  });

  it('tries a dead job again, as the same run', async () => {
    const asked = await database.runs.ask('pool-sweep', {});
    await database.runs.askedInVain(asked, 'Redis was away');
    expect((await list('?state=dead')).runs.map(({ error }) => error)).toEqual(['Redis was away']);
    const answer = await post(`/runs/${asked.runId}/retry`);
    expect(answer.status).toBe(202);
    await eventually('it is done', async () => (await list()).runs[0].state === 'done');
    expect((await list()).runs.length).toBe(1);
    expect((await post(`/runs/${asked.runId}/retry`)).status).toBe(404);
  });

  it('shows windows, and refuses a made-up cursor', async () => {
    for (let n = 0; n < 5; n += 1) await database.runs.ask('import', n);
    const first = await list('?limit=3');
    const second = await list(`?limit=3&cursor=${first.next}`);
    expect([first.runs.length, second.runs.length, second.next]).toEqual([3, 2, null]);
    expect(new Set([...first.runs, ...second.runs].map(({ id }) => id)).size).toBe(5);
    expect((await fetch(`${url}?cursor=x`)).status).toBe(400);
  });
});
