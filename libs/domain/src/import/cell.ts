/**
 * What a program would run as a formula when the cell is opened in a spreadsheet (OWASP: CSV injection), quotes
 * before it included.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;
const PLAIN_NUMBER = /^-\d+([.,]\d+)*$/;

/**
 * A cell made harmless for a spreadsheet by a leading apostrophe; negative numbers stay as they are. `restoreCell`
 * takes it back.
 */
export const neutraliseCell = (text: string): string =>
  FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;

/** A cell as it was before `neutraliseCell`, so that a corrected error file can be imported again. */
export const restoreCell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

const BLANK_WORDS: ReadonlySet<string> = new Set([
  'n/a',
  '#n/a',
  '#n/a!',
  'null',
  'nil',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\n',
]);

/** A cell's text without surrounding and repeated blanks (line breaks kept); empty for `N/A`, a dash and the like. */
export function cellText(cell: string | undefined): string {
  const text = restoreCell((cell ?? '').replace(/^\uFEFF/, ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return BLANK_WORDS.has(text.toLowerCase()) ? '' : text;
}

/** Whether a row has no text at all. */
export const isBlankRow = (row: readonly string[]): boolean =>
  row.every((cell) => cell.trim() === '' || cell === '\uFEFF');

/** The key under which a cell value is asked about once: without width, case and blank differences. */
export const valueKey = (text: string): string => cellText(text).normalize('NFKC').replace(/\s+/g, ' ').toLowerCase();
