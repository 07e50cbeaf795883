import { Logger } from '@nestjs/common';
import { eventually } from '../../../test/contracts/eventually';
import { type JobDatabase, openJobDatabase } from '../../../test/contracts/job-database';
import { FakeClock } from '../clock';
import { JobCatalog } from './job-catalog';
import { JobTable } from './job-table';
import { TableJobQueue } from './table-job-queue';
import { TrimJobRuns } from './trim-job-runs';

const START = Date.parse('2026-11-21T00:00:00Z');
const HOUR = 3_600_000;

describe('job runs and schedules in business time', () => {
  const clock = new FakeClock(START);
  let database: JobDatabase;
  let queue: TableJobQueue;

  const open = (): TableJobQueue =>
    new TableJobQueue(new JobCatalog('Asia/Shanghai'), new JobTable(database.db, database.unit), database.unit, database.runs, clock, true, {
      pollEvery: 20,
      backoff: 10,
    });

  beforeAll(async () => {
    Logger.overrideLogger(['fatal']);
    database = await openJobDatabase(clock);
  });
  afterAll(async () => {
    await database.close();
    Logger.overrideLogger(['log', 'warn', 'error', 'fatal']);
  });
  beforeEach(async () => {
    await database.empty();
    queue = open();
  });
  afterEach(() => queue.beforeApplicationShutdown());

  it('runs a schedule when the clock passes its tick in the time zone of the organisation', async () => {
    const ticks: string[] = [];
    queue.handle('sweep', async ({ id }) => ticks.push(id));
    queue.schedule('sweep', '0 16 * * *');
    // The specs share the clock and run in any order: this one starts at midnight.
    clock.advance(24 * HOUR - (clock.now() % (24 * HOUR)));
    await queue.onApplicationBootstrap();
    clock.advance(7 * HOUR);
    await queue.add('sweep', {}, { id: 'by-hand' });
    await eventually('the one by hand runs', () => ticks.length > 0);
    expect(ticks).toEqual(['by-hand']);
    clock.advance(HOUR);
    await eventually('the tick runs', () => ticks.length > 1);
    expect(ticks[1]).toMatch(/^sweep@\d{4}-\d\d-\d\dT08:00:00Z$/);
  });

  it('makes up for a tick that fell into a pause, once however many were missed', async () => {
    const ticks: string[] = [];
    const prepare = (): void => {
      queue.handle('sweep', async ({ id }) => ticks.push(id));
      queue.handle('probe', async () => ticks.push('probe'));
      queue.schedule('sweep', '0 * * * *');
    };
    prepare();
    await queue.onApplicationBootstrap();
    await queue.beforeApplicationShutdown();
    clock.advance(5 * HOUR);

    queue = open();
    prepare();
    await queue.onApplicationBootstrap();
    await eventually('the missed tick runs', () => ticks.length > 0);
    await queue.add('probe', {});
    await eventually('nothing else was due', () => ticks.length > 1);
    expect(ticks[1]).toBe('probe');
  });

  it('forgets the ticks of a schedule that has changed', async () => {
    const names: string[] = [];
    queue.handle('sweep', async ({ id }) => names.push(id));
    queue.schedule('sweep', '0 * * * *');
    await queue.onApplicationBootstrap();
    await queue.beforeApplicationShutdown();

    queue = open();
    queue.handle('sweep', async ({ id }) => names.push(id));
    queue.handle('probe', async () => names.push('probe'));
    await queue.onApplicationBootstrap();
    clock.advance(48 * HOUR);
    await queue.add('probe', {});
    await eventually('the probe runs', () => names.length > 0);
    expect(names).toEqual(['probe']);
  });

  it('gives up a job on which every worker died', async () => {
    queue.handle('poison', async () => undefined);
    await queue.add('poison', { bad: true }, { id: 'poison-1' });
    await database.unit.run(() => database.db.execute('UPDATE job SET attempts = 5, leased_until = 1'));
    await queue.onApplicationBootstrap();
    await eventually('it is buried', async () => (await database.runs.list({ limit: 1 })).length > 0);
    const [run] = await database.runs.list({ limit: 1 });
    expect([run.state, run.attempts]).toEqual(['dead', 5]);
    expect(await database.db.one('SELECT id FROM job')).toBeNull();
  });

  it('lists newest first in windows and by state', async () => {
    for (const name of ['a', 'b', 'c']) {
      await database.runs.ask(name, {});
      clock.advance(1);
    }
    const first = await database.runs.list({ limit: 2 });
    const rest = await database.runs.list({ limit: 2, before: first[1] });
    expect([...first, ...rest].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    expect(await database.runs.list({ limit: 9, state: 'dead' })).toEqual([]);
  });

  it('trims runs older than 30 days', async () => {
    await database.runs.ask('old', {});
    clock.advance(29 * 24 * HOUR);
    await database.runs.ask('young', {});
    const trim = new TrimJobRuns(queue, database.runs, clock);
    expect(await trim.trim()).toEqual({ deleted: 0 });
    clock.advance(2 * 24 * HOUR);
    expect(await trim.trim()).toEqual({ deleted: 1 });
    expect((await database.runs.list({ limit: 9 })).map(({ name }) => name)).toEqual(['young']);
  });
});
