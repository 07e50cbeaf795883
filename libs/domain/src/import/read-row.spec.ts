import fc from 'fast-check';
import type { ImportField } from './field';
import type { ImportPlan } from './import-plan';
import { readRow, TEXT_LIMITS } from './read-row';

const pipeline: readonly ImportField[] = [
  'externalId',
  'owner',
  'product',
  'customer',
  'stage',
  'openedOn',
  'closedOn',
  'amount',
];
const plan: ImportPlan = {
  columns: pipeline,
  dateOrders: { openedOn: 'mdy', closedOn: 'mdy' },
  currency: 'USD',
  stages: {
    won: { stage: null, outcome: 'won' },
    lost: { stage: null, outcome: 'lost' },
    engaging: { stage: 'needs', outcome: 'open' },
  },
  outcomes: { yes: 'won', running: 'open' },
  owners: { 'ann lee': 'u1', gone: null },
  currencies: { euro: 'EUR' },
  defaultOwner: 'u9',
  defaultStage: 'contact',
};
const read = (row: string, changed: Partial<ImportPlan> = {}) => readRow(row.split('|'), { ...plan, ...changed });
const draftOf = (row: string, changed: Partial<ImportPlan> = {}) => {
  const result = read(row, changed);
  return result.ok ? result.draft : fail(JSON.stringify(result.problems));
};
const problemsOf = (row: string, changed: Partial<ImportPlan> = {}) => {
  const result = read(row, changed);
  return result.ok ? [] : result.problems.map(({ column, field, code }) => [column, field, code]);
};

describe('readRow', () => {
  it('reads a won row with all its cells', () => {
    expect(read('1C1I|Ann Lee|GTX Basic|Cancity|Won|10/20/2016|3/1/2017|1054')).toEqual({
      ok: true,
      draft: {
        externalId: '1C1I',
        title: 'Cancity – GTX Basic',
        customer: 'Cancity',
        product: 'GTX Basic',
        ownerId: 'u1',
        stage: null,
        outcome: 'won',
        amount: 105_400,
        currency: 'USD',
        openedOn: '2016-10-20',
        closedOn: '2017-03-01',
        expectedCloseOn: null,
        tags: [],
        note: null,
        nextAction: null,
      },
    });
  });

  it('reads an open row without customer, dates and amount: unknown is null, never 0', () => {
    expect(draftOf('2|ann lee|GTX Pro||Engaging|||')).toEqual(
      jasmine.objectContaining({
        title: 'GTX Pro',
        customer: null,
        amount: null,
        openedOn: null,
        closedOn: null,
        stage: 'needs',
        outcome: 'open',
      }),
    );
  });

  it('keeps the value 0 of a lost row', () => {
    expect(draftOf('3|ann lee|GTX Pro|Acme|Lost|1/2/2017|3/1/2017|0')).toEqual(
      jasmine.objectContaining({ amount: 0, outcome: 'lost', closedOn: '2017-03-01' }),
    );
  });

  it('takes the close date of an open row as expected', () => {
    expect(draftOf('4|ann lee|X|Acme|Engaging|1/2/2017|3/1/2017|5')).toEqual(
      jasmine.objectContaining({ closedOn: null, expectedCloseOn: '2017-03-01' }),
    );
  });

  it('falls back to the owner and stage of the plan where the row names none', () => {
    expect(draftOf('5||X||||||'.slice(0, -1))).toEqual(
      jasmine.objectContaining({ ownerId: 'u9', stage: 'contact', outcome: 'open' }),
    );
    expect(draftOf('6|gone|X|||||')).toEqual(jasmine.objectContaining({ ownerId: null }));
  });

  it('reports every problem of a row at once, with the cell and a suggestion', () => {
    expect(read('7|Wang|||Talking|13/13/2017|31/1/2017|12w')).toEqual({
      ok: false,
      problems: jasmine.arrayWithExactContents([
        { column: 1, field: 'owner', code: 'owner_unmapped', params: {}, value: 'Wang' },
        { column: 4, field: 'stage', code: 'stage_unmapped', params: {}, value: 'Talking' },
        { column: 5, field: 'openedOn', code: 'date_invalid', params: {}, value: '13/13/2017' },
        {
          column: 6,
          field: 'closedOn',
          code: 'date_invalid',
          params: { suggestion: '2017-01-31' },
          value: '31/1/2017',
        },
        {
          column: 7,
          field: 'amount',
          code: 'amount_not_number',
          params: { suggestion: 120_000, currency: 'USD' },
          value: '12w',
        },
        { column: null, field: 'title', code: 'title_missing', params: {}, value: '' },
      ]),
    });
  });

  it('reports rows with too few or too many cells, but not empty ones behind the last column', () => {
    expect(problemsOf('8|ann lee|X')).toEqual([[null, null, 'row_ragged']]);
    expect(problemsOf('8|ann lee|X|||||5|extra')).toEqual([[null, null, 'row_ragged']]);
    expect(problemsOf('8|ann lee|X|||||5| |')).toEqual([]);
  });

  it('asks for a date order only where a date needs one', () => {
    const dateOrders = {};
    expect(problemsOf('9|ann lee|X|||3/1/2017||', { dateOrders })).toEqual([[5, 'openedOn', 'date_order_missing']]);
    expect(problemsOf('9|ann lee|X|||2017年3月1日|1-Mar-2017|', { dateOrders })).toEqual([]);
  });

  it('counts bare numbers in the unit of the column', () => {
    expect(draftOf('9|ann lee|X|||||437.68', { currency: 'CNY', amountUnit: 10_000 })).toEqual(
      jasmine.objectContaining({ amount: 437_680_000 }),
    );
  });

  it('refuses an amount in another currency than the row says', () => {
    expect(problemsOf('9|ann lee|X|||||€5')).toEqual([[7, 'amount', 'amount_other_currency']]);
  });

  it('reads currency, outcome, tags, note and next action', () => {
    const columns = ['title', 'currency', 'amount', 'outcome', 'stage', 'tags', 'note', 'nextAction', null] as const;
    const row = 'Big one|Euro|1,5 |running|engaging|a；b, a|two\nlines|call\nback|ignored'.replace('1,5 ', '1.5m');
    expect(draftOf(row, { columns })).toEqual(
      jasmine.objectContaining({
        currency: 'EUR',
        amount: 150_000_000,
        outcome: 'open',
        tags: ['a', 'b'],
        note: 'two\nlines',
        nextAction: 'call back',
      }),
    );
    expect(draftOf('Big one||||Engaging|||||'.slice(0, -1), { columns })).toEqual(
      jasmine.objectContaining({ currency: 'USD', outcome: 'open' }),
    );
    expect(draftOf('Big one|||yes|engaging||||', { columns })).toEqual(
      jasmine.objectContaining({ outcome: 'won', stage: 'needs' }),
    );
    expect(problemsOf('Big one|yen||running|won||||', { columns })).toEqual([
      [3, 'outcome', 'stage_conflict'],
      [1, 'currency', 'currency_unmapped'],
    ]);
  });

  it('reports texts that are too long instead of cutting them', () => {
    const columns = ['title', 'tags'] as const;
    expect(problemsOf(`${'长'.repeat(TEXT_LIMITS.title + 1)}|${'x'.repeat(TEXT_LIMITS.tag + 1)}`, { columns })).toEqual(
      [
        [0, 'title', 'too_long'],
        [1, 'tags', 'too_long'],
      ],
    );
    expect(problemsOf(`x|${Array.from({ length: 21 }, (_, index) => index).join(';')}`, { columns })).toEqual([
      [1, 'tags', 'too_many'],
    ]);
    expect(problemsOf(`${'𠮷'.repeat(TEXT_LIMITS.title)}|`, { columns })).toEqual([]);
  });

  it('is not fooled by values named like members of objects', () => {
    expect(problemsOf('9|constructor|X||__proto__|||')).toEqual(
      jasmine.arrayWithExactContents([
        [1, 'owner', 'owner_unmapped'],
        [4, 'stage', 'stage_unmapped'],
      ]),
    );
  });

  it('answers any row without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 6, maxLength: 10 }), (row) => {
        const result = readRow(row, plan);
        expect(result.ok || result.problems.length > 0).toBeTrue();
      }),
    );
  });
});
