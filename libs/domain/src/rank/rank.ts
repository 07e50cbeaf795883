import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Longest key before a column has to be re-ranked by a job. */
export const RANK_LIMIT = 40;

/** The key between two neighbours; null means the top (upper) or the end (lower) of the column. ASCII, compared byte by byte. */
export function rankBetween(upper: string | null, lower: string | null): string {
  return generateKeyBetween(upper, lower);
}

/** n keys in order between two neighbours. */
export function ranksBetween(upper: string | null, lower: string | null, n: number): string[] {
  return generateNKeysBetween(upper, lower, n);
}
