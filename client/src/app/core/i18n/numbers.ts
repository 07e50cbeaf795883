import { Locale } from './locale';

/** A count with its thousands set apart: 8,800. */
export function formatCount(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value);
}
