import { HEADER_NAMES, TELLING_WORDS, UNUSED_HEADERS, type ImportField } from './field';
import { similarity } from './similarity';

/** What a column probably means. Only `exact` may be chosen without asking; the others are offered. */
export interface ColumnSuggestion {
  readonly field: ImportField;
  readonly match: 'exact' | 'similar';
}

const FIELDS = Object.keys(HEADER_NAMES) as ImportField[];
const LIKE_ENOUGH = 0.75;

/**
 * A header in the form names are compared in: width, case, separators, camel case and a unit in parentheses set
 * aside.
 */
export const normaliseHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\uFEFF/g, '')
    .replace(/[([【][^)\]】]*[)\]】]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_\-./:*#"']+/g, ' ')
    .trim();

/**
 * Suggests a field per column (null: none), each field at most once: the best match wins, the earlier column among
 * equals.
 */
export function suggestMapping(headers: readonly string[]): readonly (ColumnSuggestion | null)[] {
  const scored = headers.flatMap((header, column) =>
    FIELDS.map((field) => ({ column, field, score: scoreOf(normaliseHeader(header), field) })).filter(
      ({ score }) => score > 0,
    ),
  );
  scored.sort((a, b) => b.score - a.score || a.column - b.column);
  const suggestions: (ColumnSuggestion | null)[] = headers.map(() => null);
  const taken = new Set<ImportField>();
  for (const { column, field, score } of scored) {
    if (suggestions[column] || taken.has(field)) continue;
    suggestions[column] = { field, match: score >= 1 ? 'exact' : 'similar' };
    taken.add(field);
  }
  return suggestions;
}

/** 1 to 2 for a known name (the first listed 2), below 1 for a telling word or a likely typing error, 0 for nothing. */
function scoreOf(header: string, field: ImportField): number {
  const known = HEADER_NAMES[field];
  const place = known.indexOf(header);
  if (place >= 0) return 2 - place / known.length;
  if (header === '' || UNUSED_HEADERS.has(header)) return 0;
  const padded = ` ${header} `;
  const telling = TELLING_WORDS[field]?.find((word) =>
    /^[\x20-\x7e]+$/.test(word) ? padded.includes(` ${word} `) : header.includes(word),
  );
  if (telling) return 0.9;
  if ([...header].length < 4) return 0;
  const closest = Math.max(...known.filter((name) => [...name].length >= 4).map((name) => similarity(header, name)));
  return closest >= LIKE_ENOUGH ? closest * 0.85 : 0;
}

const HEADER_UNITS: readonly (readonly [RegExp, number])[] = [
  [/百万|million/i, 1_000_000],
  [/亿/, 100_000_000],
  [/万/, 10_000],
  [/千元|千$|\bk\b|thousand|'000/i, 1_000],
];

/** The unit bare numbers of an amount column are in by its header: 10,000 for 金额（万元）, 1 without a word about it. */
export function unitOfHeader(header: string): number {
  const inside = /[([【]([^)\]】]*)[)\]】]/.exec(header.normalize('NFKC'))?.[1] ?? '';
  return HEADER_UNITS.find(([pattern]) => pattern.test(inside.trim()))?.[1] ?? 1;
}
