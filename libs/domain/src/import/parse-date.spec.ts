import fc from 'fast-check';
import { calendarDate, plusDays } from '../calendar';
import { parseDate, readingsOf, type DateOrder } from './parse-date';

describe('parseDate', () => {
  const firstOfMarch = [
    '2017-03-01',
    '2017-3-1',
    '2017/3/1',
    '2017.03.01',
    '2017年3月1日',
    '2017 年 3 月 1 号',
    '２０１７年３月１日',
    '20170301',
    '2017-03-01T23:30:00Z',
    '2017-03-01 09:12:00',
    '2017-03-01T09:12:00.123+05:45',
    '2017/3/1 9:12 AM',
    '1-Mar-2017',
    '01 March 2017',
    'Mar 1 2017',
    'March 1st, 2017',
    ' 2017-03-01 ',
  ];
  for (const text of firstOfMarch) {
    it(`reads ${text} whatever the order`, () => {
      for (const order of ['ymd', 'mdy', 'dmy'] as const)
        expect(parseDate(text, order)).toEqual({ ok: true, date: '2017-03-01' });
    });
  }

  it('reads short dates in the order given', () => {
    expect(parseDate('3/1/2017', 'mdy')).toEqual({ ok: true, date: '2017-03-01' });
    expect(parseDate('3/1/2017', 'dmy')).toEqual({ ok: true, date: '2017-01-03' });
    expect(parseDate('03.01.17', 'dmy')).toEqual({ ok: true, date: '2017-01-03' });
    expect(parseDate('17-3-1', 'ymd')).toEqual({ ok: true, date: '2017-03-01' });
    expect(parseDate('3/15/2024 9:12 AM', 'mdy')).toEqual({ ok: true, date: '2024-03-15' });
  });

  it('refuses what the order does not allow and suggests the other reading', () => {
    expect(parseDate('13/1/2017', 'mdy')).toEqual({ ok: false, code: 'date_invalid', suggestion: '2017-01-13' });
    expect(parseDate('3/1/2017', 'ymd')).toEqual({ ok: false, code: 'date_invalid', suggestion: '2017-03-01' });
  });

  it('refuses days that do not exist, far years and other texts', () => {
    for (const text of [
      '2017-02-29',
      '2017-13-01',
      '31/4/2017',
      '0017-03-01',
      '9017-03-01',
      '2017-03',
      'soon',
      '',
      '1/2',
      '42736',
      '1-Foo-2017',
      '20171301',
    ]) {
      expect(parseDate(text, 'dmy')).withContext(text).toEqual({ ok: false, code: 'date_invalid' });
    }
  });

  const date = fc.integer({ min: -20_000, max: 60_000 }).map((days) => plusDays('1970-01-01', days));

  it('reads every day back from each way of writing it', () => {
    fc.assert(
      fc.property(date, (day) => {
        const [y, m, d] = day.split('-').map(Number);
        const ways: [string, DateOrder][] = [
          [day, 'dmy'],
          [`${y}年${m}月${d}日`, 'mdy'],
          [`${y}/${m}/${d}`, 'mdy'],
          [`${m}/${d}/${y}`, 'mdy'],
          [`${d}.${m}.${y}`, 'dmy'],
        ];
        for (const [text, order] of ways)
          expect(parseDate(text, order)).withContext(text).toEqual({ ok: true, date: day });
      }),
    );
  });

  it('answers any text, and only with days that exist', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日 :TZ') }));
    fc.assert(
      fc.property(text, fc.constantFrom('ymd', 'mdy', 'dmy'), (value, order) => {
        const read = parseDate(value, order as DateOrder);
        const parts = read.ok ? read.date.split('-').map(Number) : [];
        expect(!read.ok || calendarDate(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0) === read.date).toBeTrue();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readingsOf', () => {
  it('lists the orders a short date can be read in', () => {
    expect(readingsOf('3/1/2017')).toEqual({ mdy: '2017-03-01', dmy: '2017-01-03' });
    expect(readingsOf('3/25/2017')).toEqual({ mdy: '2017-03-25' });
    expect(readingsOf('17-03-01')).toEqual({ ymd: '2017-03-01', dmy: '2001-03-17' });
    expect(readingsOf('2017-03-01')).toEqual({});
  });
});
