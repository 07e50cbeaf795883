import type { ImportField } from './field';

/** Why a cell or a row cannot be imported. Words are the client's. */
export type ImportProblemCode =
  | 'row_ragged'
  | 'title_missing'
  | 'too_long'
  | 'too_many'
  | 'external_id_duplicate'
  | 'owner_unmapped'
  | 'stage_unmapped'
  | 'outcome_unmapped'
  | 'currency_unmapped'
  | 'date_invalid'
  | 'date_order_missing'
  | 'amount_not_number'
  | 'amount_negative'
  | 'amount_too_precise'
  | 'amount_too_large'
  | 'amount_other_currency'
  | 'currency_unknown'
  | 'stage_conflict';

/** One reason against a row; `column` is null when the row as a whole is meant. */
export interface ImportProblem {
  readonly column: number | null;
  readonly field: ImportField | null;
  readonly code: ImportProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The cell as it stands in the file. */
  readonly value: string;
}
