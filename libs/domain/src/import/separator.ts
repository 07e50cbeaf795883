/** Characters that part the cells of a line. */
export const SEPARATORS = [',', ';', '\t', '|'] as const;

export type Separator = (typeof SEPARATORS)[number];

/** A guess to be shown and changed by a person; `sure` when every line agrees and no other separator does as well. */
export interface SeparatorGuess {
  readonly separator: Separator;
  readonly sure: boolean;
}

const LINES_LOOKED_AT = 200;

/**
 * Guesses the separator from the first part of a file (text, quoted cells respected); a comma when there is nothing
 * to go by.
 */
export function guessSeparator(sample: string): SeparatorGuess {
  const scores = SEPARATORS.map((separator) => ({ separator, ...consistency(cellCounts(sample, separator)) }));
  const best = scores.reduce((a, b) => (b.agreeing * b.width > a.agreeing * a.width ? b : a));
  const rivals = scores.filter((score) => score !== best && score.agreeing === 1 && score.width > 1);
  if (best.width < 2) return { separator: ',', sure: false };
  return { separator: best.separator, sure: best.agreeing === 1 && rivals.length === 0 };
}

/** The most frequent number of cells above one, and the share of lines that have it. */
function consistency(counts: readonly number[]): { width: number; agreeing: number } {
  const seen = new Map<number, number>();
  for (const count of counts) if (count > 1) seen.set(count, (seen.get(count) ?? 0) + 1);
  const [width, lines] = [...seen].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { width, agreeing: counts.length ? lines / counts.length : 0 };
}

/** Cells per line with a separator, blank lines left out, and the last line too when the sample may have cut it. */
function cellCounts(sample: string, separator: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let blank = true;
  let cellStart = true;
  for (let index = 0; index < sample.length; index += 1) {
    const char = sample.charAt(index);
    if (quoted && char === '"' && sample.charAt(index + 1) === '"') index += 1;
    else if (char === '"' && (quoted || cellStart)) quoted = !quoted;
    else if (!quoted && char === '\n') {
      if (!blank) counts.push(cells);
      if (counts.length >= LINES_LOOKED_AT) return counts;
      [cells, blank, cellStart] = [1, true, true];
      continue;
    } else if (!quoted && char === separator) {
      cells += 1;
      cellStart = true;
      blank = false;
      continue;
    }
    if (char !== '\r' && char !== ' ') [blank, cellStart] = [false, false];
  }
  if (!blank && (counts.length === 0 || (!quoted && cells >= (counts.at(-1) ?? 0)))) counts.push(cells);
  return counts;
}
