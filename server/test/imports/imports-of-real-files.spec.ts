import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Tideboard } from '../harness';
import { recountedTotals, storedTotals } from '../recount';
import { Importer } from './importer';

/** Files that nobody of this project wrote; see CONTRIBUTING. Without them these specs say so and wait. */
const DATA = resolve(process.env['TIDEBOARD_DATA'] ?? '../shared/data');
const present = existsSync(DATA);
if (!present) console.warn(`\n!!! ${DATA} is not there (TIDEBOARD_DATA): imports of real files are NOT tested\n`);

describe('imports of real files', () => {
  let tideboard: Tideboard;
  let director: Importer;

  beforeAll(async () => {
    if (!present) return;
    tideboard = await Tideboard.start();
    director = await Importer.as(tideboard, 'director');
  });
  afterAll(() => tideboard?.stop());
  beforeEach(() => {
    if (!present) pending(`${DATA} is not there`);
  });

  const STAGES = { prospecting: { stage: 'first-talks', outcome: 'open' }, engaging: { stage: 'requirements', outcome: 'open' } };

  it('take the whole pipeline in within a minute, and change nothing the second time', async () => {
    const from = performance.now();
    const uploaded = await director.upload(readFileSync(join(DATA, 'crm-maven/sales_pipeline.csv')), 'sales_pipeline.csv');
    expect(uploaded.rows).toBe(8_800);
    expect(uploaded.mapping.columns).toEqual(['externalId', 'owner', 'product', 'customer', 'stage', 'openedOn', 'closedOn', 'amount']);
    expect(uploaded.mapping.dateOrders).toEqual({ openedOn: 'mdy', closedOn: 'mdy' });
    expect(uploaded.open).toEqual(['stage_values']);
    await director.change(uploaded.id, { mapping: { stages: STAGES, defaultCurrency: 'USD' } });
    const uploadedAfter = performance.now() - from;
    const checked = await director.check(uploaded.id);
    expect(checked.check).toEqual({ fresh: 8_800, update: 0, unchanged: 0, bad: 0, problems: [] });
    const checkedAfter = performance.now() - from;
    const done = await director.run(uploaded.id);
    const seconds = (performance.now() - from) / 1000;
    console.log(`8,800 rows: upload ${Math.round(uploadedAfter)} ms, check ${Math.round(checkedAfter - uploadedAfter)} ms, all ${seconds.toFixed(1)} s`);
    expect(done.state).toBe('done');
    expect(done.progress).toEqual({ done: 8_800, total: 8_800, created: 8_800, updated: 0, unchanged: 0, failed: 0 });
    expect(seconds).toBeLessThan(60);
    await expectKnownAnswers();

    const seq = await lastSeq();
    const second = await director.import(readFileSync(join(DATA, 'crm-maven-iso/sales_pipeline.csv')), { stages: STAGES, defaultCurrency: 'USD' });
    expect(second.check).toEqual({ fresh: 0, update: 0, unchanged: 8_800, bad: 0, problems: [] });
    expect(second.progress).toEqual({ done: 8_800, total: 8_800, created: 0, updated: 0, unchanged: 8_800, failed: 0 });
    expect(await lastSeq()).toBe(seq);
    await expectKnownAnswers();
  }, 180_000);

  async function expectKnownAnswers(): Promise<void> {
    const columns = await tideboard.query<{ name: string; n: number; total: number }>(
      `SELECT c.column_key AS name, COUNT(*) AS n, SUM(c.amount) AS total FROM card c JOIN opportunity o ON o.id = c.subject_id
       WHERE o.external_id IS NOT NULL GROUP BY c.column_key`,
    );
    const found = Object.fromEntries(columns.map(({ name, n }) => [name, Number(n)]));
    expect(found).toEqual({ won: 4_238, lost: 2_473, requirements: 1_589, 'first-talks': 500 });
    expect(Number(columns.find(({ name }) => name === 'won')?.total)).toBe(1_000_553_400);
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
    const [dates] = await tideboard.query<{ opened: number; ended: number; last: number }>(
      `SELECT SUM(o.created_at < 1700000000000) AS opened, SUM(c.ended_at IS NOT NULL) AS ended, MAX(c.ended_at) AS last
       FROM card c JOIN opportunity o ON o.id = c.subject_id WHERE o.external_id IS NOT NULL`,
    );
    expect([Number(dates.opened), Number(dates.ended), new Date(Number(dates.last)).toISOString().slice(0, 10)]).toEqual([8_300, 6_711, '2017-12-31']);
    const [events] = await tideboard.query<{ n: number; from_seq: number; to_seq: number }>('SELECT COUNT(*) AS n, MIN(seq) AS from_seq, MAX(seq) AS to_seq FROM event WHERE board_id = (SELECT id FROM board WHERE board_key = ?)', ['opportunity']);
    expect(Number(events.n)).toBe(Number(events.to_seq) - Number(events.from_seq) + 1);
  }

  async function lastSeq(): Promise<number> {
    const [row] = await tideboard.query<{ seq: number }>('SELECT MAX(seq) AS seq FROM event');
    return Number(row.seq);
  }

  it('end in a view or in a problem for every awkward file', async () => {
    const files = globSync(['csv-quirks/**/*.{csv,json}', 'contacts-csv/**/*.csv', 'crm-maven/*.csv', 'crm-jaffle-deals/*', 'tender-csv/*'], { cwd: DATA });
    expect(files.length).toBeGreaterThan(30);
    const crm = await Importer.as(tideboard, 'director');
    for (const file of files.filter((name) => !name.includes('sales_pipeline'))) {
      const { status, body } = await crm.send(readFileSync(join(DATA, file)), file);
      if (status === 422) {
        expect(['file_empty', 'file_unreadable']).withContext(file).toContain(body.code);
        continue;
      }
      expect(status).withContext(file).toBe(201);
      const checked = await crm.person.send<{ code?: string; check?: unknown }>('POST', `/api/imports/${body.id}/check`);
      expect([200, 409]).withContext(file).toContain(checked.status);
      if (checked.status === 409) expect(body.open.length).withContext(file).toBeGreaterThan(0);
    }
  }, 60_000);

  it('read the small GBK file as it is meant', async () => {
    const { reading, encodingSure, header, sample } = await director.upload(readFileSync(join(DATA, 'csv-quirks/gbk-small.csv')));
    const expected = JSON.parse(readFileSync(join(DATA, 'csv-quirks/gbk-small.expected.json'), 'utf8')) as Record<string, string>[];
    expect([reading.encoding, encodingSure]).toEqual(['gb18030', true]);
    expect(header).toEqual(['序号', '姓名', '年龄', '职业', 'title']);
    expect(sample).toEqual(expected.map((row) => Object.values(row)));
  });
});
