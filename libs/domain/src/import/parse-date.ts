import { calendarDate, type CalendarDate } from '../calendar';

/** In which order a numeric date is read. */
export type DateOrder = 'ymd' | 'mdy' | 'dmy';

/** Outcome of reading a date; `suggestion` is the other reading, never taken silently. */
export type DateResult =
  | { readonly ok: true; readonly date: CalendarDate }
  | { readonly ok: false; readonly code: 'date_invalid'; readonly suggestion?: CalendarDate };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?`;
const TIME = String.raw`(?:[T ]\s*${CLOCK}\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?${TIME}$`, 'i');
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = new RegExp(String.raw`^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})${TIME}$`, 'i');
const DAY_NAMED = new RegExp(String.raw`^(\d{1,2})[-\s/.]+([a-z]{3,9})\.?[-\s/.,]+(\d{4})${TIME}$`, 'i');
const NAMED_DAY = new RegExp(String.raw`^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}$`, 'i');

/** Years a business date may lie in; anything else is a typing error. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];

/**
 * Reads a date as files and people write it: 2017-03-01, 2017/3/1, 2017.03.01, 2017年3月1日, 20170301, 3/1/2017 by
 * `order`, 15-Jan-2024, Mar 20 2024. A time of day or a zone behind it is left out: the day counts as written.
 */
export function parseDate(text: string, order: DateOrder): DateResult {
  const value = clean(text);
  const first = YEAR_FIRST.exec(value) ?? COMPACT.exec(value);
  if (first) return dated(Number(first[1]), Number(first[2]), Number(first[3]));
  const named = DAY_NAMED.exec(value);
  if (named) return dated(Number(named[3]), monthOf(named[2]), Number(named[1]));
  const american = NAMED_DAY.exec(value);
  if (american) return dated(Number(american[3]), monthOf(american[1]), Number(american[2]));
  const readings = readingsOf(value);
  const read = readings[order];
  if (read) return { ok: true, date: read };
  const suggestion = DATE_ORDERS.map((other) => readings[other]).find((date) => date !== undefined);
  return { ok: false, code: 'date_invalid', ...(suggestion && { suggestion }) };
}

/** The orders a numeric date can be in. */
export const DATE_ORDERS: readonly DateOrder[] = ['ymd', 'mdy', 'dmy'];

/**
 * What a date whose order is open (3/1/2017, 17-03-01) means in each order it can be read in; empty for every other
 * form.
 */
export function readingsOf(text: string): Readonly<Partial<Record<DateOrder, CalendarDate>>> {
  const parts = NUMERIC.exec(clean(text));
  if (!parts) return {};
  const [first, second, third] = [parts[1] ?? '', parts[3] ?? '', parts[4] ?? ''];
  const readings: Partial<Record<DateOrder, CalendarDate>> = {};
  const take = (order: DateOrder, year: string, month: string, day: string): void => {
    if (year.length < 2 || day.length > 2) return;
    const read = dated(fullYear(year), Number(month), Number(day));
    if (read.ok) readings[order] = read.date;
  };
  take('ymd', first, second, third);
  take('mdy', third, first, second);
  take('dmy', third, second, first);
  return readings;
}

const clean = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

function dated(year: number, month: number, day: number): DateResult {
  const date = year < FIRST_YEAR || year > LAST_YEAR ? null : calendarDate(year, month, day);
  return date === null ? { ok: false, code: 'date_invalid' } : { ok: true, date };
}
