import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Board } from './board';
import { expectSoon, type Person, useTideboard } from './harness';

const own = resolve('client/e2e/fixtures/deals.csv');
/** Not part of the repository: the journey that needs it says so when it is absent. */
const outside = resolve(process.env.TIDEBOARD_DATA ?? '../shared/data', 'crm-maven/sales_pipeline.csv');

const upload = async (person: Person, file: string): Promise<void> => {
  await person.open('/imports/new');
  await person.page.locator('input[type=file]').setInputFiles(file);
  await expectSoon(() => person.address()).toMatch(/\/imports\/[0-9a-f-]{36}/);
};
const next = (person: Person) => person.button('Next').click();
const figure = async (person: Person, name: string): Promise<string> =>
  (await person.page.locator('.figures > div', { has: person.page.locator('dt', { hasText: name }) }).locator('dd').innerText()).trim();
const means = (person: Person, value: string, stage: string) =>
  person.page.getByRole('row', { name: new RegExp(`^${value}`) }).getByRole('combobox').selectOption({ label: stage });

describe('the import wizard', () => {
  const tideboard = useTideboard();

  it('asks what it cannot know, checks without writing, imports the good rows and names the bad one', async () => {
    const director = await tideboard.as('director');
    await upload(director, own);
    await director.page.getByRole('link', { name: /Columns/ }).click();
    await director.page.getByRole('radio', { name: /Month\/day\/year/ }).check();
    await next(director);
    await means(director, 'Prospecting', 'First talks');
    await means(director, 'Quoting', 'Proposal and quote');
    await next(director);
    await expectSoon(() => figure(director, 'New')).toEqual('3');
    await expectSoon(() => figure(director, 'With errors')).toEqual('1');
    await director.page.getByRole('row', { name: /about twelve/ }).getByText('not a number').waitFor();
    await director.button('Import 3 rows').click();
    await director.text('“deals.csv” is imported').waitFor();
    await director.link('Open the board').click();
    const board = new Board(director);
    await board.ready();
    await expectSoon(() => board.column('First talks').has('Harbour lights')).toEqual(true);
    expect(await board.column('First talks').has('Fender chains')).toBeTrue();
    expect(await board.column('Proposal and quote').has('Crane cabins')).toBeTrue();
    expect(await board.card('Harbour lights').innerText()).toContain('due Mar 4, 2027');
    expect(await board.shows('Written by hand')).toBeFalse();
  });

  it('says what it is not, and keeps the page, for a file of another kind', async () => {
    const director = await tideboard.as('director', { at: '/imports/new' });
    await director.text('Drop a CSV file here').waitFor();
    await director.page.locator('input[type=file]').setInputFiles({ name: 'deals.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
    await director.text(/Not uploaded\. “deals\.xlsx” is not a text table/).waitFor();
    expect(director.address()).toBe('/imports/new');
  });
});

describe('the import of a sheet from outside', () => {
  const tideboard = useTideboard();

  it('takes a whole pipeline of another program in, and opens its board', async () => {
    if (!existsSync(outside)) {
      console.warn(`\n!! SKIPPED: ${outside} is not on this machine, so the import of 8,800 rows is not tested here.\n`);
      pending(`${outside} is absent`);
    }
    const director = await tideboard.as('director');
    await upload(director, outside);
    await director.page.getByRole('link', { name: /Values/ }).click();
    await means(director, 'Prospecting', 'First talks');
    await means(director, 'Engaging', 'Requirements');
    await next(director);
    await expectSoon(() => figure(director, 'New'), 60_000).toEqual('8,800');
    expect(await figure(director, 'With errors')).toBe('0');
    await director.button(/^Import 8,?800 rows$/).click();
    await expectSoon(() => director.text('“sales_pipeline.csv” is imported').isVisible(), 60_000).toEqual(true);
    await director.link('Open the board').click();
    const board = new Board(director);
    await board.ready();
    await expectSoon(async () => Number((await board.column('First talks').count()).replace(',', ''))).toSatisfy((n) => n >= 500, 'all of Prospecting');
    expect((await board.column('First talks').titles()).length).toBeLessThan(60);
    expect(Number((await board.column('Won').count()).replace(',', ''))).toBeGreaterThanOrEqual(4_238);
  }, 150_000);
});
