/** A day of the calendar without a zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

const DAY_MS = 86_400_000;

/** The date of a year, month (1 to 12) and day; null when there is no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (year < 1000 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Whether `text` is an existing day written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** Days since 1970-01-01. */
const dayNumber = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The day `days` after `date` (before it when negative). */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

/** Day of the week: 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: CalendarDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;
