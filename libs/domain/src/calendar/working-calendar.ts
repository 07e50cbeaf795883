import { plusDays, weekdayOf, type CalendarDate } from './calendar-date';

/** Days worked in an organisation, as stored and edited by an admin. */
export interface CalendarData {
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** Weekdays off, 0 Sunday to 6 Saturday. */
  readonly weekend: readonly number[];
  /** Days off whatever their weekday. */
  readonly holidays: readonly CalendarDate[];
  /** Days worked whatever their weekday (调休上班), also when listed as holiday. */
  readonly makeUpDays: readonly CalendarDate[];
}

/** A calendar ready for calculation; made by `workingCalendar`. */
export interface WorkingCalendar {
  readonly timeZone: string;
  readonly weekend: ReadonlySet<number>;
  readonly holidays: ReadonlySet<CalendarDate>;
  readonly makeUpDays: ReadonlySet<CalendarDate>;
}

/** Makes stored calendar data ready for calculation. */
export const workingCalendar = (data: CalendarData): WorkingCalendar => ({
  timeZone: data.timeZone,
  weekend: new Set(data.weekend),
  holidays: new Set(data.holidays),
  makeUpDays: new Set(data.makeUpDays),
});

/** Whether people work on `date`. */
export function isWorkingDay(date: CalendarDate, calendar: WorkingCalendar): boolean {
  if (calendar.makeUpDays.has(date)) return true;
  return !calendar.holidays.has(date) && !calendar.weekend.has(weekdayOf(date));
}

/**
 * No real calendar rests this long; one that does (every weekday off) counts each day, so that no search runs
 * forever.
 */
const LONGEST_REST = 366;

/** The nearest working day from `date` on, `date` included, in the direction of `step`. */
export function nearestWorkingDay(date: CalendarDate, calendar: WorkingCalendar, step: 1 | -1 = 1): CalendarDate {
  let day = date;
  for (let tried = 0; tried <= LONGEST_REST; tried += 1, day = plusDays(day, step)) {
    if (isWorkingDay(day, calendar)) return day;
  }
  return date;
}

/** The `days`-th working day after `date` (before it when negative); `date` itself for 0. */
export function plusWorkingDays(date: CalendarDate, days: number, calendar: WorkingCalendar): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; left -= 1) day = nearestWorkingDay(plusDays(day, step), calendar, step);
  return day;
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier. Capped at `limit` days looked
 * at.
 */
export function workingDaysBetween(
  from: CalendarDate,
  to: CalendarDate,
  calendar: WorkingCalendar,
  limit = 3_660,
): number {
  if (to < from) return -workingDaysBetween(to, from, calendar, limit);
  let count = 0;
  for (let day = from, seen = 0; day < to && seen < limit; seen += 1) {
    day = plusDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
