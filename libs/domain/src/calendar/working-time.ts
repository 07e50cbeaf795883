import { plusDays } from './calendar-date';
import { instantAt, localDateOf, localTimeAt, startOfDay, type Instant } from './time-zone';
import { isWorkingDay, nearestWorkingDay, plusWorkingDays, type WorkingCalendar } from './working-calendar';

/** How the days of a period are counted. */
export type DayCount = 'calendar' | 'working';

/**
 * The same wall-clock time `days` calendar days later in the organisation's zone, whatever clock change lies between.
 */
export function addCalendarDays(instant: Instant, days: number, calendar: WorkingCalendar): Instant {
  const local = localTimeAt(instant, calendar.timeZone);
  return instantAt(plusDays(local.date, days), local.time, calendar.timeZone);
}

/**
 * The same wall-clock time `days` working days later (`days` >= 0). Time off does not count: what starts in it starts
 * with the next working day, so a later start never ends earlier.
 */
export function addWorkingDays(instant: Instant, days: number, calendar: WorkingCalendar): Instant {
  const local = localTimeAt(instant, calendar.timeZone);
  const works = isWorkingDay(local.date, calendar);
  const from = works ? local : { date: nearestWorkingDay(local.date, calendar), time: '00:00' };
  return instantAt(plusWorkingDays(from.date, days, calendar), from.time, calendar.timeZone);
}

/** `addCalendarDays` or `addWorkingDays`, as `count` says. */
export const addDays = (instant: Instant, days: number, count: DayCount, calendar: WorkingCalendar): Instant =>
  count === 'working' ? addWorkingDays(instant, days, calendar) : addCalendarDays(instant, days, calendar);

/** The first start of a working day (00:00 in the organisation's zone) at or after `instant`. */
export function nextWorkingDayStart(instant: Instant, calendar: WorkingCalendar): Instant {
  const today = localDateOf(instant, calendar.timeZone);
  const start = startOfDay(nearestWorkingDay(today, calendar), calendar.timeZone);
  return start >= instant ? start : startOfDay(nearestWorkingDay(plusDays(today, 1), calendar), calendar.timeZone);
}
