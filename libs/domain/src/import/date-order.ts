import type { CalendarDate } from '../calendar';
import { DATE_ORDERS, readingsOf, type DateOrder } from './parse-date';

/** A value of the file under each order it can be read in. */
export interface DateSample {
  readonly text: string;
  readonly readings: Readonly<Partial<Record<DateOrder, CalendarDate>>>;
}

/** The order a column's dates are in, or samples to ask a person with. `mixed`: no single order reads them all. */
export type DateOrderGuess =
  | { readonly order: DateOrder }
  | {
      readonly ambiguous: true;
      readonly mixed: boolean;
      readonly orders: readonly DateOrder[];
      readonly samples: readonly DateSample[];
    };

const SAMPLES = 3;

/**
 * Decides the order of a column's dates from all its values. A day above 12 is proof; no proof, or proof of two
 * orders, is a question. Dates that say their order themselves (2017-03-01, 3 Jan 2017) and texts that are no dates
 * have no say.
 */
export function dateOrder(values: Iterable<string>): DateOrderGuess {
  const groups = groupByReadings(values);
  const samples = [...groups.values()].flat();
  const orders = DATE_ORDERS.filter((order) => samples.every(({ readings }) => readings[order] !== undefined));
  if (orders.length === 0) {
    const oneOfEach = [...groups.values()].flatMap((group) => group.slice(0, 1));
    const possible = DATE_ORDERS.filter((order) => samples.some(({ readings }) => readings[order] !== undefined));
    return { ambiguous: true, mixed: true, orders: possible, samples: oneOfEach.slice(0, SAMPLES) };
  }
  const open = samples.filter(({ readings }) => new Set(orders.map((order) => readings[order])).size > 1);
  if (open.length > 0) return { ambiguous: true, mixed: false, orders, samples: open.slice(0, SAMPLES) };
  return { order: orders[0] ?? 'ymd' };
}

/** A few distinct values for each pattern of which orders read them and which of these agree. */
function groupByReadings(values: Iterable<string>): ReadonlyMap<string, readonly DateSample[]> {
  const groups = new Map<string, DateSample[]>();
  for (const value of values) {
    const readings = readingsOf(value);
    const dates = DATE_ORDERS.map((order) => readings[order]);
    if (dates.every((date) => date === undefined)) continue;
    const pattern = dates.map((date) => (date === undefined ? '-' : dates.indexOf(date))).join('');
    const group = groups.get(pattern) ?? [];
    groups.set(pattern, group);
    const text = value.trim();
    if (group.length < SAMPLES && group.every((sample) => sample.text !== text)) group.push({ text, readings });
  }
  return groups;
}
