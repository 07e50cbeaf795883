import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_LIMIT, type JobProgress } from '@tideboard/contracts';
import iconv from 'iconv-lite';
import { Tideboard } from '../harness';
import { recountedTotals, storedTotals } from '../recount';
import { Database } from '../../src/platform/database/database';
import { JobQueue } from '../../src/platform/jobs/job-queue';
import { Importer } from './importer';

const STAGES = { won: { stage: null, outcome: 'won' }, open: { stage: 'first-talks', outcome: 'open' } };

describe('imports', () => {
  let tideboard: Tideboard;
  let director: Importer;
  let me: string;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
    director = await Importer.as(tideboard, 'director');
    me = (await director.person.get<{ user: { id: string } }>('/api/session')).user.id;
  });
  afterAll(() => tideboard.stop());

  const card = async (externalId: string) => {
    const [row] = await tideboard.query<Record<string, string | number | null>>(
      `SELECT c.id, c.no, c.column_key AS col, c.title, c.amount, c.currency, c.customer_name AS customer, c.tags, c.next_text AS next, c.due,
              c.owner_id AS owner, c.ended_at AS ended, o.created_at AS opened, c.last_status_at AS status, o.note, o.version
       FROM card c JOIN opportunity o ON o.id = c.subject_id WHERE o.external_id = ?`,
      [externalId],
    );
    return row;
  };
  const cards = async (prefix: string): Promise<number> => {
    const [row] = await tideboard.query<{ n: number }>('SELECT COUNT(*) AS n FROM card c JOIN opportunity o ON o.id = c.subject_id WHERE o.external_id LIKE ?', [`${prefix}%`]);
    return Number(row.n);
  };
  const events = async (cardId: unknown): Promise<string[]> => {
    const rows = await tideboard.query<{ type: string }>('SELECT type FROM event WHERE card_id = ? ORDER BY seq', [cardId as string]);
    return rows.map(({ type }) => type);
  };
  const day = (at: unknown): string => new Date(Number(at)).toISOString().slice(0, 10);

  describe('of a Chinese file', () => {
    const TEXT =
      '商机编号,商机名称,客户名称,负责人,阶段,金额（万元）,币种,创建日期,预计成交日期,标签,下一步,备注\n' +
      'CN-1,信号系统供货,鲁西轨道交通集团有限公司,李伟,初步洽谈,120,CNY,2025-03-01,2027年1月5日,轨道；重点,电话,"第一行\n第二行"\n' +
      'CN-2,园区能耗平台,苏州园区科技有限公司,查无此人,方案报价,,人民币,2025/4/9,,,,\n';

    for (const [name, bytes, encoding] of [
      ['GBK', iconv.encode(TEXT, 'gbk'), 'gb18030'],
      ['UTF-16', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'utf-16le'],
      ['UTF-8 with a mark', iconv.encode(TEXT, 'utf-8', { addBOM: true }), 'utf-8'],
    ] as const) {
      it(`in ${name} is understood without a question`, async () => {
        const view = await director.upload(bytes, '商机.csv');
        expect([view.reading.encoding, view.encodingSure, view.fileName]).toEqual([encoding, true, '商机.csv']);
        expect(view.mapping.columns).toEqual(['externalId', 'title', 'customer', 'owner', 'stage', 'amount', 'currency', 'openedOn', 'expectedCloseOn', 'tags', 'nextAction', 'note']);
        expect(view.mapping.amountUnit).toBe(10_000);
        expect(view.mapping.currencies).toEqual({ cny: 'CNY' });
        expect(view.open).toEqual(['currency_values']);
      });
    }

    it('brings every field in, and owners nobody knows go to the importer', async () => {
      const done = await director.import(iconv.encode(TEXT, 'gbk'), { currencies: { 人民币: 'CNY' } });
      expect(done.progress).toEqual({ done: 2, total: 2, created: 2, updated: 0, unchanged: 0, failed: 0 });
      const first = await card('CN-1');
      expect([first.col, first.amount, first.currency, first.due, first.next, first.note]).toEqual(['first-talks', 120_000_000, 'CNY', '2027-01-05', '电话', '第一行\n第二行']);
      expect([first.customer, JSON.parse(String(first.tags)), day(first.opened)]).toEqual(['鲁西轨道交通集团有限公司', ['轨道', '重点'], '2025-03-01']);
      expect(Number(first.status)).withContext('clocks start at the import').toBe(tideboard.now());
      const second = await card('CN-2');
      expect([second.owner, second.amount, second.col]).toEqual([me, null, 'proposal']);
      expect(await events(first.id)).toEqual(['card.imported']);
      const [owned] = await tideboard.query<{ n: number }>("SELECT COUNT(*) AS n FROM ownership w JOIN card c ON c.subject_id = w.subject_id WHERE c.id IN (?, ?) AND w.state = 'private'", [
        String(first.id),
        String(second.id),
      ]);
      expect(Number(owned.n)).toBe(2);
    });
  });

  it('ask for the order of dates that can be read in two ways', async () => {
    const view = await director.upload('id;name;stage;close date\nD-1;A;Won;3/4/2025\nD-2;B;Won;5/6/2025\n');
    expect(view.reading.separator).toBe(';');
    expect(view.open).toEqual(['date_order']);
    const [question] = view.suggestions.dates;
    expect([question.field, question.order, question.orders]).toEqual(['closedOn', null, ['mdy', 'dmy']]);
    expect(question.samples[0]).toEqual({ text: '3/4/2025', readings: { mdy: '2025-03-04', dmy: '2025-04-03' } });
    const early = await director.person.send<{ code: string; params: unknown }>('POST', `/api/imports/${view.id}/check`);
    expect([early.status, early.body.code, early.body.params]).toEqual([409, 'import_state', { state: 'mapping', open: ['date_order'] }]);
    await director.change(view.id, { mapping: { dateOrders: { closedOn: 'dmy' } } });
    await director.check(view.id);
    await director.run(view.id);
    const { col, ended } = await card('D-1');
    expect([col, day(ended)]).toEqual(['won', '2025-04-03']);
  });

  it('can be read another way than guessed', async () => {
    const view = await director.upload('A|B;1\nC|D;2\n');
    const changed = await director.change(view.id, { reading: { separator: '|', header: false } });
    expect([changed.header, changed.sample, changed.rows]).toEqual([['#1', '#2'], [['A', 'B;1'], ['C', 'D;2']], 2]);
    const mapped = await director.change(view.id, { mapping: { columns: ['title', 'customer'] } });
    expect(mapped.open).toEqual([]);
    const twice = await director.person.send('PATCH', `/api/imports/${view.id}`, { mapping: { columns: ['title', 'title'] } });
    expect(twice.status).toBe(422);
  });

  it('report every bad row with its reason, and write the others', async () => {
    const view = await director.upload(
      'id,name,stage,amount,close date,extra\n' +
        'R-1,Good,Won,"1,234.50",2025-01-31,\n' +
        'R-2,Ragged,Won\n' +
        'R-1,Twice,Won,1,2025-01-31,\n' +
        'R-3,Words,Won,12 apples,2025-13-45,\n' +
        '\n' +
        'R-4,"=HYPERLINK(""http://x"")",Won,-5,2025-01-31,"=1+1"\n' +
        'R-5,,Won,7,2025-01-31,\n',
    );
    const { check } = await director.check(view.id);
    expect([check?.fresh, check?.bad]).toEqual([1, 5]);
    expect(check?.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '3 row_ragged',
      '4 external_id_duplicate',
      '5 date_invalid',
      '5 amount_not_number',
      '7 amount_negative',
      '8 title_missing',
    ]);
    const done = await director.run(view.id);
    expect(done.progress).toEqual({ done: 6, total: 6, created: 1, updated: 0, unchanged: 0, failed: 5 });
    expect((await card('R-1')).amount).toBe(123_450);
    const english = (await director.errors(view.id, 'en-GB,zh;q=0.5')).split('\r\n');
    expect(english[0]).toBe('\uFEFFRow,Reason,id,name,stage,amount,close date,extra');
    expect(english[1]).toBe('3,has 3 cells instead of 6,R-2,Ragged,Won');
    expect(english[4]).toContain(`'=HYPERLINK`);
    expect(english[4]).toContain(`,'=1+1`);
    expect(await director.errors(view.id, 'zh-CN')).toContain('4,id: 编号与第 2 行重复,R-1,Twice');
  });

  it('update by external id: fields that differ, nothing where nothing does', async () => {
    const file = (amount: string) => `id,name,stage,amount,tags\nU-1,First,Open,${amount},a;b\nU-2,Second,Open,5,\n`;
    await director.import(file('10'), { stages: STAGES });
    const before = await card('U-2');
    const again = await director.import(file('12.5'), { stages: STAGES });
    expect(again.check).toEqual(jasmine.objectContaining({ fresh: 0, update: 1, unchanged: 1, bad: 0 }));
    expect(again.progress).toEqual({ done: 2, total: 2, created: 0, updated: 1, unchanged: 1, failed: 0 });
    const first = await card('U-1');
    expect([first.amount, first.version]).toEqual([1_250, 2]);
    expect(await events(first.id)).toEqual(['card.imported', 'card.edited']);
    expect(await card('U-2')).toEqual(before);
    const blank = await director.import('id,name,amount\nU-1,First,\n');
    expect(blank.progress.unchanged).withContext('an empty cell says nothing').toBe(1);
  });

  it('move a changed stage through the guard, or report the row', async () => {
    const stages = { one: { stage: 'contact', outcome: 'open' }, two: { stage: 'offer', outcome: 'open' } };
    const columns = (await director.person.board('quick-sale')).columns.filter(({ kind }) => kind === 'stage');
    stages.one.stage = columns[0].key;
    stages.two.stage = columns[1].key;
    await director.import('id,name,stage\nM-1,Forward,one\nM-2,Back,two\n', { stages }, 'quick-sale');
    const moved = await director.import('id,name,stage\nM-1,Forward,two\nM-2,Back,one\n', { stages }, 'quick-sale');
    expect(moved.check).toEqual(jasmine.objectContaining({ update: 1, bad: 1 }));
    expect(moved.progress).toEqual({ done: 2, total: 2, created: 0, updated: 1, unchanged: 0, failed: 1 });
    expect([(await card('M-1')).col, (await card('M-2')).col]).toEqual([columns[1].key, columns[1].key]);
    expect(await director.errors(moved.id, 'en')).toContain('3,stage: may not move from');
  });

  it('stop at once when cancelled, and keep what was written', async () => {
    const rows = Array.from({ length: 4_000 }, (_, n) => `C-${n},Card ${n},Open`).join('\n');
    const { id } = await director.upload(`id,name,stage\n${rows}\n`);
    await director.change(id, { mapping: { stages: STAGES } });
    await director.check(id);
    await director.start(id);
    await director.until(id, ({ progress }) => progress.done > 0);
    const { state, progress } = await director.person.do<{ state: string; progress: { done: number; created: number } }>('POST', `/api/imports/${id}/cancel`);
    expect(state).toBe('cancelled');
    expect(progress.done).toBeLessThan(4_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await director.get(id)).progress.created).toBe(progress.created);
    expect(await cards('C-')).toBe(progress.created);
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
    expect((await director.person.send('POST', `/api/imports/${id}/run`)).status).toBe(409);
  });

  it('go on where they stopped when the server stops in between', async () => {
    const rows = Array.from({ length: 6_000 }, (_, n) => `,Without id ${n},Open`).join('\n');
    const { id } = await director.upload(`id,name,stage\n${rows}\n`);
    await director.change(id, { mapping: { stages: STAGES } });
    await director.check(id);
    await director.start(id);
    await director.until(id, ({ progress }) => progress.done > 0);
    const { place } = tideboard;
    await tideboard.stop({ keep: true });
    tideboard = await Tideboard.start({ place });
    director = await Importer.as(tideboard, 'director');
    const seen = await director.get(id);
    expect(seen.progress.done).withContext('stopped in the middle').toBeLessThan(6_000);
    const done = await director.until(id, ({ state }) => state !== 'running');
    expect([done.state, done.progress.created]).toEqual(['done', 6_000]);
    const [count] = await tideboard.query<{ n: number }>("SELECT COUNT(*) AS n FROM card WHERE title LIKE 'Without id %'");
    expect(Number(count.n)).toBe(6_000);
    const [gaps] = await tideboard.query<{ n: number; first: number; last: number }>('SELECT COUNT(*) AS n, MIN(seq) AS first, MAX(seq) AS last FROM event GROUP BY board_id ORDER BY n DESC LIMIT 1');
    expect(Number(gaps.n)).toBe(Number(gaps.last) - Number(gaps.first) + 1);
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
  });

  it('tell their owner how far they are, and nobody else', async () => {
    const lead = await tideboard.as('lead-east');
    const { id: boardId } = await director.person.board();
    const [mine, theirs] = [await director.person.listen(boardId), await lead.listen(boardId)];
    const told: [string, number, number][] = [];
    mine.socket.on('job', ({ state, done, total }: JobProgress) => told.push([state, done, total]));
    theirs.socket.on('job', () => fail('told to somebody else'));
    const rows = Array.from({ length: 450 }, (_, n) => `Told ${n}`).join('\n');
    await director.import(`name\n${rows}\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).toEqual([['running', 200, 450], ['running', 400, 450], ['running', 450, 450], ['done', 450, 450]]);
    mine.close();
    theirs.close();
  });

  it('are forgotten after a month, with their files', async () => {
    const { id } = await director.upload('id,name\nF-1,x\n');
    const [{ file_key: key }] = await tideboard.query<{ file_key: string }>('SELECT file_key FROM import_file WHERE id = ?', [id]);
    const stored = join(tideboard.place.dataDir, 'files', key.slice(0, 2), key);
    expect(existsSync(stored)).toBeTrue();
    await tideboard.unit(() => tideboard.get(Database).execute('UPDATE import_file SET created_at = ? WHERE id = ?', [tideboard.now() - 31 * 86_400_000, id]));
    await tideboard.get(JobQueue).add('trim-imports', {});
    const end = performance.now() + 5_000;
    while (existsSync(stored) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(existsSync(stored)).toBeFalse();
    expect((await director.person.send('GET', `/api/imports/${id}`)).status).toBe(404);
  });

  it('survive two runs of the same job at once', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => `,Twice run ${n},Open`).join('\n');
    const { id } = await director.upload(`id,name,stage\n${rows}\n`);
    await director.change(id, { mapping: { stages: STAGES } });
    await director.check(id);
    await Promise.all([director.start(id), director.start(id)]);
    const done = await director.until(id, ({ state }) => state !== 'running');
    expect([done.state, done.progress.created]).toEqual(['done', 1_000]);
    const [count] = await tideboard.query<{ n: number }>("SELECT COUNT(*) AS n FROM card WHERE title LIKE 'Twice run %'");
    expect(Number(count.n)).toBe(1_000);
  });

  it('take owners only from those whom the importer may import for', async () => {
    const lead = await Importer.as(tideboard, 'lead-east');
    const file = 'id,name,owner,stage\nO-1,Mine,李伟,Open\nO-2,Theirs,赵磊,Open\n';
    const view = await lead.upload(file);
    expect(Object.keys(view.mapping.owners)).toEqual(['李伟']);
    const [{ id: other }] = await tideboard.query<{ id: string }>("SELECT id FROM app_user WHERE login = 'zhao.lei'");
    expect((await lead.person.send('PATCH', `/api/imports/${view.id}`, { mapping: { owners: { 赵磊: other } } })).status).toBe(422);
    await director.import('id,name,owner,stage\nO-9,North,赵磊,Open\n', { stages: STAGES });
    const taken = await lead.import('id,name,stage\nO-9,Renamed,Open\n', { stages: STAGES });
    expect(taken.check?.problems.map(({ code }) => code)).toEqual(['update_denied']);
    expect((await card('O-9')).title).toBe('North');
  });

  it('are for importers, and each for its own importer only', async () => {
    const seller = await Importer.as(tideboard, 'li.wei');
    expect((await seller.send('id,name\n1,x\n')).status).toBe(403);
    const { id } = await director.upload('id,name\nP-1,x\n');
    const lead = await Importer.as(tideboard, 'lead-east');
    for (const path of [`/api/imports/${id}`, `/api/imports/${id}/errors.csv`]) expect((await lead.person.send('GET', path)).status).toBe(404);
    expect((await director.send('id,name\n1,x\n', 'x.csv', 'nowhere')).status).toBe(404);
  });

  it('answer clearly for files that are none', async () => {
    const refusal = async (content: string | Uint8Array) => {
      const { status, body } = await director.send(content);
      return [status, body.code, body.params?.['reason']];
    };
    expect(await refusal('')).toEqual([422, 'file_empty', undefined]);
    expect(await refusal('id,name\n')).toEqual([422, 'file_empty', undefined]);
    expect(await refusal(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual([422, 'file_unreadable', 'spreadsheet']);
    expect(await refusal('id,name\n1,"never closed\n')).toEqual([422, 'file_unreadable', 'open_quote']);
    expect(await refusal(`${'x,'.repeat(300)}\n1\n`)).toEqual([422, 'file_unreadable', 'too_many_columns']);
    expect(await refusal(new Uint8Array(IMPORT_LIMIT + 1).fill(0x61))).toEqual([413, 'payload_too_large', undefined]);
  });
});
