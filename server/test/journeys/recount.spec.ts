import { Database } from '../../src/platform/database/database';
import { Tideboard } from '../harness';

interface JobsView {
  runs: { name: string; state: string; report: { columns: number; differences: unknown[] } | null }[];
}

describe('the nightly recount of totals', () => {
  let tideboard: Tideboard;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
  });

  afterAll(() => tideboard.stop());

  it('finds nothing while all is well, and names the column that was tampered with', async () => {
    expect((await recount(tideboard)).differences).toEqual([]);
    await tideboard.unit(() => tideboard.get(Database).execute(`UPDATE board_total SET card_count = card_count + 1 WHERE column_key = 'won'`));
    const { differences } = await recount(tideboard);
    expect(differences.length).toBeGreaterThan(0);
    expect(differences[0]).toEqual(jasmine.objectContaining({ column: 'won' }));
  });
});

/** As an administrator asks for it, through the queue. */
async function recount(tideboard: Tideboard): Promise<{ differences: unknown[] }> {
  const admin = await tideboard.as('admin');
  const done = async (): Promise<JobsView['runs']> =>
    (await admin.get<JobsView>('/api/admin/jobs')).runs.filter(({ name, state }) => name === 'recount-totals' && state === 'done');
  const before = (await done()).length;
  await admin.do('POST', '/api/admin/jobs/recount-totals/run');
  const end = performance.now() + 5_000;
  for (;;) {
    const runs = await done();
    if (runs.length > before) return runs[0].report!;
    if (performance.now() > end) throw new Error('the recount did not end');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
