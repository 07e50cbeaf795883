import type { CardFilter } from '@tideboard/domain';
import type { Query } from '../../../core/api/api';

/** The part of an address behind `?`, one value a name. */
export type Address = Readonly<Record<string, string | undefined>>;

const lists = ['owner', 'team', 'tag'] as const;
const flags = ['blocked', 'overdue'] as const;
const numbers = ['idleDays', 'amountMin', 'amountMax'] as const;
const dates = ['dueFrom', 'dueTo'] as const;

export const filterNames = ['text', ...lists, ...flags, ...numbers, ...dates] as const;
export type FilterName = (typeof filterNames)[number];

/** Reads the filter out of an address; what is not understood is left out. */
export function readFilter(address: Address): CardFilter {
  const filter: { -readonly [K in keyof CardFilter]: CardFilter[K] } = {};
  const text = address['text']?.trim();
  if (text) filter.text = text.slice(0, 100);
  for (const name of lists) {
    const values = (address[name] ?? '').split(',').filter(Boolean);
    if (values.length) filter[name] = values;
  }
  for (const name of flags) if (address[name] === 'true') filter[name] = true;
  for (const name of numbers) {
    const value = Number(address[name] ?? NaN);
    if (Number.isSafeInteger(value) && value >= 0) filter[name] = value;
  }
  for (const name of dates) {
    const value = address[name];
    if (value && /^\d{4}-\d{2}-\d{2}$/.test(value)) filter[name] = value;
  }
  return filter;
}

/** The filter as it stands in the address and in a request; names without a value are null, so that they go away. */
export function writeFilter(filter: CardFilter): Record<FilterName, string | null> {
  const written = {} as Record<FilterName, string | null>;
  for (const name of filterNames) {
    const value = filter[name];
    const isEmpty = value === undefined || value === '' || value === false || (Array.isArray(value) && !value.length);
    written[name] = isEmpty ? null : Array.isArray(value) ? value.join(',') : String(value);
  }
  return written;
}

export function filterQuery(filter: CardFilter): Query {
  return writeFilter(filter);
}
