import { mapColumn, rowsToWrite, stepOf, stepOfQuestion } from './import-steps';

describe('steps of an import', () => {
  it('shows the step asked for while answers may change', () => {
    expect(stepOf({ state: 'mapping' }, 'values')).toBe('values');
    expect(stepOf({ state: 'mapping' }, undefined)).toBe('columns');
    expect(stepOf({ state: 'checked' }, undefined)).toBe('check');
  });

  it('never shows the run before it was started, and nothing else after', () => {
    expect(stepOf({ state: 'checked' }, 'run')).toBe('check');
    expect(stepOf({ state: 'running' }, 'columns')).toBe('run');
    expect(stepOf({ state: 'done' }, undefined)).toBe('run');
  });

  it('takes a field from the column that had it', () => {
    expect(mapColumn(['title', null, 'owner'], 1, 'title')).toEqual([null, 'title', 'owner']);
    expect(mapColumn(['title', null, 'owner'], 0, null)).toEqual([null, null, 'owner']);
  });

  it('leads to where a question is answered', () => {
    expect(stepOfQuestion('date_order')).toBe('columns');
    expect(stepOfQuestion('currency_values')).toBe('values');
  });

  it('writes new and changed rows only', () => {
    expect(rowsToWrite({ check: { fresh: 8640, update: 120, unchanged: 7, bad: 40, problems: [] } })).toBe(8760);
    expect(rowsToWrite({ check: null })).toBe(0);
  });
});
