import fc from 'fast-check';
import { CHINA_CALENDAR } from './china-calendar';
import { localTimeAt } from './time-zone';
import { isWorkingDay, workingCalendar } from './working-calendar';
import { addCalendarDays, addDays, addWorkingDays, nextWorkingDayStart } from './working-time';

const china = workingCalendar(CHINA_CALENDAR);
const newYork = workingCalendar({ ...CHINA_CALENDAR, timeZone: 'America/New_York' });
const instant = fc
  .date({ min: new Date('2025-10-01'), max: new Date('2027-03-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const zone = fc.constantFrom(china, newYork);

describe('time in working days', () => {
  it('keeps the wall clock over a clock change', () => {
    expect(addCalendarDays('2026-03-07T14:00:00.000Z', 1, newYork)).toBe('2026-03-08T13:00:00.000Z');
  });

  it('keeps the time of day over a holiday week', () => {
    expect(addWorkingDays('2026-09-30T07:20:00.000Z', 1, china)).toBe('2026-10-08T07:20:00.000Z');
  });

  it('lets what starts on a day off start with the next working day', () => {
    expect(addWorkingDays('2026-11-21T07:20:00.000Z', 1, china)).toBe('2026-11-23T16:00:00.000Z');
    expect(addDays('2026-11-21T07:20:00.000Z', 1, 'working', china)).toBe('2026-11-23T16:00:00.000Z');
    expect(addDays('2026-11-21T07:20:00.000Z', 1, 'calendar', china)).toBe('2026-11-22T07:20:00.000Z');
  });

  it('finds the start of the next working day in the zone of the organisation', () => {
    expect(nextWorkingDayStart('2026-11-20T07:20:00.000Z', china)).toBe('2026-11-22T16:00:00.000Z');
    expect(nextWorkingDayStart('2026-09-30T07:20:00.000Z', china)).toBe('2026-10-07T16:00:00.000Z');
    expect(nextWorkingDayStart('2026-11-22T16:00:00.000Z', china)).toBe('2026-11-22T16:00:00.000Z');
  });

  it('always starts working days at their local midnight, at or after the instant', () => {
    fc.assert(
      fc.property(instant, zone, (at, calendar) => {
        const start = nextWorkingDayStart(at, calendar);
        const local = localTimeAt(start, calendar.timeZone);
        expect(start >= at && isWorkingDay(local.date, calendar) && local.time === '00:00:00.000').toBeTrue();
        expect(nextWorkingDayStart(start, calendar)).toBe(start);
      }),
    );
  });

  it('never ends earlier when it starts later, but for the hour a clock change repeats', () => {
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.integer({ min: 0, max: 40 }),
        zone,
        fc.constantFrom('calendar', 'working'),
        (a, b, days, calendar, count) => {
          const [early, late] = a < b ? [a, b] : [b, a];
          const ends = [early, late].map((at) =>
            Date.parse(addDays(at, days, count as 'calendar' | 'working', calendar)),
          );
          expect((ends[0] ?? 0) <= (ends[1] ?? 0) + 3_600_000).toBeTrue();
          expect(nextWorkingDayStart(early, calendar) <= nextWorkingDayStart(late, calendar)).toBeTrue();
        },
      ),
    );
  });
});
