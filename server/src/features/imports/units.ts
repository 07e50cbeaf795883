import type { ImportMapping } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { Board } from '../boards';
import type { DraftLine, ImportScope } from '../opportunities';
import type { ReadLines } from './import-files';

/** Rows of one unit of work. */
export const UNIT_SIZE = 200;

/** Part of a batch: the rows to write, how many of its rows were refused, and the line after it. */
export interface UnitLines {
  readonly drafts: readonly DraftLine[];
  readonly refused: number;
  readonly next: number;
}

/** A batch in parts of at most `size` lines, in order. */
export function linesOf({ drafts, refused, from, to }: ReadLines, size: number): UnitLines[] {
  const units: UnitLines[] = [];
  for (let start = from; start <= to; start += size) {
    const next = Math.min(start + size, to + 1);
    const within = ({ line }: { line: number }): boolean => line >= start && line < next;
    units.push({ drafts: drafts.filter(within), refused: refused.filter(within).length, next });
  }
  return units;
}

export function scopeOf(board: Board, actor: Actor, { columns }: Pick<ImportMapping, 'columns'>): ImportScope {
  return { board, actor, fields: new Set(columns.filter((field) => field !== null)) };
}
