import { plusDays, type CalendarDate } from './calendar-date';

/** A point in time as ISO 8601 UTC text with milliseconds, `2026-11-21T08:00:00.000Z`. */
export type Instant = string;

/** The wall clock of a zone at an instant. */
export interface LocalTime {
  readonly date: CalendarDate;
  /** `HH:mm:ss.SSS` */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Whether `timeZone` is an IANA zone known here. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    // Intl has no question to ask first: an unknown zone is a RangeError
    return false;
  }
}

/** What the clocks of `timeZone` show at `instant`. */
export function localTimeAt(instant: Instant, timeZone: string): LocalTime {
  const ms = Date.parse(instant);
  const shown = new Date(ms + offsetAt(ms, timeZone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 23) };
}

/** The day it is in `timeZone` at `instant`. */
export const localDateOf = (instant: Instant, timeZone: string): CalendarDate => localTimeAt(instant, timeZone).date;

/**
 * The instant at which the clocks of `timeZone` show `date` and `time` (`HH:mm` or longer). The earlier one where
 * clocks show it twice; where a clock change skips it, as much later as the clock jumped.
 */
export function instantAt(date: CalendarDate, time: string, timeZone: string): Instant {
  const wall = Date.parse(`${date}T${time}Z`);
  const day = 86_400_000;
  const before = wall - offsetAt(wall - day, timeZone);
  const after = wall - offsetAt(wall + day, timeZone);
  const shown = [Math.min(before, after), Math.max(before, after)].find((ms) => ms + offsetAt(ms, timeZone) === wall);
  return new Date(shown ?? before).toISOString();
}

/**
 * Zones change their clocks on quarters of an hour only; asking Intl once per quarter keeps a sweep of many records
 * fast.
 */
const QUARTER_MS = 900_000;
const MOST_OFFSETS = 20_000;
const offsets = new Map<string, number>();

/** Milliseconds the clocks of `timeZone` are ahead of UTC. */
function offsetAt(ms: number, timeZone: string): number {
  const quarter = Math.floor(ms / QUARTER_MS);
  const key = `${timeZone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const parts = formatOf(timeZone).formatToParts(quarter * QUARTER_MS);
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    offset = shown - quarter * QUARTER_MS;
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** The first instant of a day in `timeZone`. */
export const startOfDay = (date: CalendarDate, timeZone: string): Instant => instantAt(date, '00:00', timeZone);

/**
 * The day an instant falls on in `timeZone`, as instants: `from` inclusive, `to` exclusive. Daily limits count in it.
 */
export function localDayOf(instant: Instant, timeZone: string): { readonly from: Instant; readonly to: Instant } {
  const date = localDateOf(instant, timeZone);
  return { from: startOfDay(date, timeZone), to: startOfDay(plusDays(date, 1), timeZone) };
}

/** `instant` moved by `ms` milliseconds. */
export const plusMillis = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** The latest of the instants given; null when all are null. */
export function latestOf(...instants: readonly (Instant | null | undefined)[]): Instant | null {
  return instants.reduce<Instant | null>((latest, each) => (each && (!latest || each > latest) ? each : latest), null);
}
