import fc from 'fast-check';
import { calendarDate, daysBetween, isCalendarDate, plusDays, weekdayOf } from './calendar-date';

describe('calendar dates', () => {
  it('know which days exist', () => {
    expect([
      calendarDate(2024, 2, 29),
      calendarDate(2023, 2, 29),
      calendarDate(2026, 13, 1),
      calendarDate(26, 1, 1),
    ]).toEqual(['2024-02-29', null, null, null]);
    expect(['2026-11-21', '2026-11-31', '2026-1-2', '20261121'].map(isCalendarDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('know their weekday', () => {
    expect([weekdayOf('2026-11-21'), weekdayOf('1970-01-01'), weekdayOf('1969-12-28')]).toEqual([6, 4, 0]);
  });

  it('add and subtract days as inverse operations', () => {
    const date = fc.integer({ min: -30_000, max: 60_000 }).map((days) => plusDays('1970-01-01', days));
    fc.assert(
      fc.property(date, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        const to = plusDays(from, days);
        expect([plusDays(to, -days), daysBetween(from, to), isCalendarDate(to)]).toEqual([from, days, true]);
      }),
    );
  });
});
