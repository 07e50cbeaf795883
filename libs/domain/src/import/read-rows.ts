import { isBlankRow, neutraliseCell } from './cell';
import type { ImportPlan, OpportunityDraft } from './import-plan';
import type { ImportProblem } from './problem';
import { readRow } from './read-row';

/** Where reading stands between two batches of one file. */
export interface ReadPosition {
  /** Number of the next row as a spreadsheet counts it; the header is row 1. */
  readonly line: number;
  /** Row of each external id met so far. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Where reading a file begins. */
export const FILE_START: ReadPosition = { line: 2, seen: new Map() };

/** A batch of rows read: drafts, rows refused with all their problems, and where to go on. */
export interface ReadBatch {
  readonly drafts: readonly { readonly line: number; readonly draft: OpportunityDraft }[];
  readonly refused: readonly {
    readonly line: number;
    readonly row: readonly string[];
    readonly problems: readonly ImportProblem[];
  }[];
  readonly blank: number;
  readonly next: ReadPosition;
}

/** Reads data rows by the plan. Blank rows are skipped; the second row with an external id of this file is refused. */
export function readRows(
  rows: readonly (readonly string[])[],
  plan: ImportPlan,
  position: ReadPosition = FILE_START,
): ReadBatch {
  const drafts: { line: number; draft: OpportunityDraft }[] = [];
  const refused: { line: number; row: readonly string[]; problems: readonly ImportProblem[] }[] = [];
  const seen = new Map(position.seen);
  let blank = 0;
  rows.forEach((row, index) => {
    const line = position.line + index;
    if (isBlankRow(row)) {
      blank += 1;
      return;
    }
    const result = readRow(row, plan);
    if (!result.ok) {
      refused.push({ line, row, problems: result.problems });
      return;
    }
    const { externalId } = result.draft;
    const first = externalId === null ? undefined : seen.get(externalId);
    if (externalId !== null && first === undefined) seen.set(externalId, line);
    if (first === undefined) drafts.push({ line, draft: result.draft });
    else refused.push({ line, row, problems: [duplicate(row, plan, first)] });
  });
  return { drafts, refused, blank, next: { line: position.line + rows.length, seen } };
}

function duplicate(row: readonly string[], plan: ImportPlan, firstLine: number): ImportProblem {
  const column = plan.columns.indexOf('externalId');
  return {
    column,
    field: 'externalId',
    code: 'external_id_duplicate',
    params: { firstLine },
    value: row[column] ?? '',
  };
}

/** The rows of the file of refused rows: number and reasons in front, every cell harmless for a spreadsheet. */
export const refusedSheet = (
  header: readonly string[],
  refused: ReadBatch['refused'],
  words: { readonly line: string; readonly reason: string; readonly say: (problem: ImportProblem) => string },
): string[][] => [
  [words.line, words.reason, ...header.map(neutraliseCell)],
  ...refused.map(({ line, row, problems }) => [
    String(line),
    neutraliseCell(problems.map(words.say).join('; ')),
    ...row.map(neutraliseCell),
  ]),
];
