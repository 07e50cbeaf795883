import type { ImportProblem, ImportView } from '@tideboard/contracts';
import type { ImportPlan, ImportProblem as RowProblem, ReadBatch } from '@tideboard/domain';
import { iso, isoOrNull } from '../../platform/clock';
import type { LineRefusal } from '../opportunities';
import type { ImportFile } from './import.entity';
import { openQuestions } from './mapping';

export function viewOf(row: ImportFile, boardKey: string): ImportView {
  const { encodingSure, separatorSure, ...reading } = row.reading;
  const { rows, header, sample } = row.analysis;
  return {
    id: row.id,
    boardKey,
    fileName: row.fileName,
    bytes: row.bytes,
    state: row.state,
    reading,
    encodingSure,
    separatorSure,
    rows,
    header: [...header],
    sample: sample.map((cells) => [...cells]),
    mapping: row.mapping,
    suggestions: row.suggestions,
    open: openQuestions(row.mapping, row.analysis),
    check: row.checked,
    progress: row.progress,
    createdAt: iso(row.createdAt),
    finishedAt: isoOrNull(row.finishedAt),
  };
}

/** What the rules say against a row. */
export function problemsOf({ line, problems }: ReadBatch['refused'][number]): ImportProblem[] {
  return problems.map((problem: RowProblem) => ({ row: line, ...problem, params: { ...problem.params } }));
}

/** What the database says against one. */
export function refusalProblem({ line, field, code, params }: LineRefusal, columns: ImportPlan['columns']): ImportProblem {
  const column = field === null ? -1 : columns.indexOf(field);
  return { row: line, column: column < 0 ? null : column, field, code, params, value: '' };
}
