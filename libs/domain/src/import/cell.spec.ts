import fc from 'fast-check';
import { cellText, isBlankRow, neutraliseCell, restoreCell, valueKey } from './cell';

describe('neutraliseCell', () => {
  it('disarms what a spreadsheet would run', () => {
    for (const cell of ['=SUM(A1:A10)', '+1234567890', '@SUM(A1)', '-2+3', '\t=1', '\r=1', '＝1', "'=1"]) {
      expect(neutraliseCell(cell)).withContext(cell).toBe(`'${cell}`);
    }
  });

  it('leaves texts and negative numbers alone', () => {
    for (const cell of ['', 'Acme', '-100', '-1,234.50', 'a=b', "it's", "'tis", '120万'])
      expect(neutraliseCell(cell)).toBe(cell);
  });

  it('is taken back exactly, so that a corrected file can come in again', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '1', 'a', '\t') }));
    fc.assert(
      fc.property(cell, (text) => {
        const safe = neutraliseCell(text);
        expect(/^[=+@\t\r]/.test(safe)).toBeFalse();
        if (safe !== text || !text.startsWith("'")) expect(restoreCell(safe)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('cellText', () => {
  it('trims and folds blanks, keeps line breaks', () => {
    expect(cellText('\uFEFF  Wu   Lin\t ')).toBe('Wu Lin');
    expect(cellText('123 Main St \r\n  Apt 4B')).toBe('123 Main St\nApt 4B');
  });

  it('takes the usual words for nothing as nothing', () => {
    expect(['N/A', '#N/A', 'null', '-', '—', ' ', undefined].map(cellText)).toEqual(Array(7).fill(''));
    expect(cellText('None of them')).toBe('None of them');
  });
});

describe('valueKey', () => {
  it('makes one value of its spellings', () => {
    expect(['Closed  Won ', 'closed won', 'ｃｌｏｓｅｄ　ｗｏｎ'].map(valueKey)).toEqual(Array(3).fill('closed won'));
  });
});

describe('isBlankRow', () => {
  it('knows rows of nothing but blanks', () => {
    expect([[], [''], ['', '  ', '\t'], ['\uFEFF'], ['', 'x']].map(isBlankRow)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
