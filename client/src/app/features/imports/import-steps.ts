import type { ImportView } from '@tideboard/contracts';

export const importSteps = ['file', 'columns', 'values', 'check', 'run'] as const;
export type ImportStep = (typeof importSteps)[number];

/** Whether the answers may still be changed. */
export function isOpen({ state }: Pick<ImportView, 'state'>): boolean {
  return state === 'mapping' || state === 'checked';
}

/** The step to show: the one asked for, where the import still allows it. */
export function stepOf(view: Pick<ImportView, 'state'>, asked: string | undefined): ImportStep {
  if (!isOpen(view)) return 'run';
  const step = importSteps.find((one) => one === asked && one !== 'run');
  return step ?? (view.state === 'checked' ? 'check' : 'columns');
}

/** Where an open question is answered. */
export function stepOfQuestion(question: ImportView['open'][number]): ImportStep {
  return question === 'title_column' || question === 'date_order' ? 'columns' : 'values';
}

/** The columns with one of them changed. A field belongs to one column, so the column that had it loses it. */
export function mapColumn(columns: ImportView['mapping']['columns'], index: number, field: ImportView['mapping']['columns'][number]): ImportView['mapping']['columns'] {
  return columns.map((present, column) => (column === index ? field : field !== null && present === field ? null : present));
}

/** How many rows the import will write. */
export function rowsToWrite({ check }: Pick<ImportView, 'check'>): number {
  return check ? check.fresh + check.update : 0;
}
