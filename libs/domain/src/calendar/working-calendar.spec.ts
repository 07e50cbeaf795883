import fc from 'fast-check';
import { plusDays } from './calendar-date';
import { CHINA_CALENDAR } from './china-calendar';
import {
  isWorkingDay,
  nearestWorkingDay,
  plusWorkingDays,
  workingCalendar,
  workingDaysBetween,
} from './working-calendar';

const china = workingCalendar(CHINA_CALENDAR);
const date = fc.integer({ min: 0, max: 800 }).map((days) => plusDays('2025-06-01', days));

describe('working calendar', () => {
  it('rests on weekends and holidays and works on make-up days', () => {
    const days = ['2026-11-20', '2026-11-21', '2026-10-05', '2026-02-14', '2026-10-10'];
    expect(days.map((day) => isWorkingDay(day, china))).toEqual([true, false, false, true, true]);
  });

  it('lets a make-up day win over a holiday of the same date', () => {
    const both = workingCalendar({ ...CHINA_CALENDAR, holidays: ['2026-11-18'], makeUpDays: ['2026-11-18'] });
    expect(isWorkingDay('2026-11-18', both)).toBeTrue();
  });

  it('counts over a holiday week and its make-up days', () => {
    expect(plusWorkingDays('2026-09-30', 1, china)).toBe('2026-10-08');
    expect(plusWorkingDays('2026-10-09', 1, china)).toBe('2026-10-10');
    expect(plusWorkingDays('2026-10-08', -1, china)).toBe('2026-09-30');
    expect(workingDaysBetween('2026-09-30', '2026-10-12', china)).toBe(4);
    expect(nearestWorkingDay('2026-10-03', china, -1)).toBe('2026-09-30');
  });

  it('ends its search in a calendar that never works', () => {
    const never = workingCalendar({ ...CHINA_CALENDAR, weekend: [0, 1, 2, 3, 4, 5, 6], makeUpDays: [] });
    expect(plusWorkingDays('2026-01-01', 3, never)).toBe('2026-01-04');
  });

  it('finds as many working days between as were added', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), (from, days) => {
        const to = plusWorkingDays(from, days, china);
        expect(workingDaysBetween(from, to, china)).toBe(days);
        expect(days === 0 || isWorkingDay(to, china)).toBeTrue();
      }),
    );
  });

  it('takes back what it added, from a working day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), (day, days) => {
        const from = nearestWorkingDay(day, china);
        expect(plusWorkingDays(plusWorkingDays(from, days, china), -days, china)).toBe(from);
      }),
    );
  });
});
