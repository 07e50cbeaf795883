import type { ImportPlan } from './import-plan';
import { readRows, refusedSheet } from './read-rows';

const plan: ImportPlan = {
  columns: ['externalId', 'title', 'amount'],
  dateOrders: {},
  currency: 'CNY',
  stages: {},
  outcomes: {},
  owners: {},
  currencies: {},
  defaultOwner: null,
  defaultStage: 'contact',
};

describe('readRows', () => {
  const batch = readRows(
    [
      ['1', 'One', '5'],
      [''],
      ['2', '=Two', 'abc'],
      ['', '', ''],
      ['1', 'Again', '6'],
      ['', 'No id', ''],
      ['', 'No id', ''],
    ],
    plan,
  );

  it('numbers rows as a spreadsheet does and skips blank ones', () => {
    expect(batch.drafts.map(({ line, draft }) => [line, draft.title])).toEqual([
      [2, 'One'],
      [7, 'No id'],
      [8, 'No id'],
    ]);
    expect([batch.blank, batch.next.line]).toEqual([2, 9]);
  });

  it('refuses the second row of an external id and says where the first one is', () => {
    expect(batch.refused.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
      [4, ['amount_not_number']],
      [6, ['external_id_duplicate']],
    ]);
    expect(batch.refused[1]?.problems[0]).toEqual({
      column: 0,
      field: 'externalId',
      code: 'external_id_duplicate',
      params: { firstLine: 2 },
      value: '1',
    });
  });

  it('lets a corrected row take the id a refused one had', () => {
    expect(
      readRows(
        [
          ['2', 'x', 'abc'],
          ['2', 'x', '5'],
        ],
        plan,
      ).drafts.map(({ line }) => line),
    ).toEqual([3]);
  });

  it('goes on over batches of one file', () => {
    const next = readRows(
      [
        ['1', 'Third', '5'],
        ['9', 'Nine', '5'],
      ],
      plan,
      batch.next,
    );
    expect(next.drafts.map(({ line }) => line)).toEqual([10]);
    expect(next.refused.map(({ line }) => line)).toEqual([9]);
    expect(batch.next.seen.has('9')).toBeFalse();
  });

  it('gives refused rows back with their reasons, harmless for a spreadsheet', () => {
    const sheet = refusedSheet(['id', '=title', 'amount'], batch.refused, {
      line: 'Row',
      reason: 'Reason',
      say: ({ code }) => code,
    });
    expect(sheet).toEqual([
      ['Row', 'Reason', 'id', "'=title", 'amount'],
      ['4', 'amount_not_number', '2', "'=Two", 'abc'],
      ['6', 'external_id_duplicate', '1', 'Again', '6'],
    ]);
  });
});
