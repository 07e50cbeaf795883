import type { CalendarDate } from '../calendar';
import type { DateField, ImportField } from './field';
import type { DateOrder } from './parse-date';
import type { ImportOutcome, StageChoice } from './value-choice';

/** Everything a person decided about a file before it is read. Keys of value maps are `valueKey`s. */
export interface ImportPlan {
  /** Field of each column of the header, null for a column not used. */
  readonly columns: readonly (ImportField | null)[];
  /** Order of the numeric dates of each date field; a field whose dates say it themselves needs none. */
  readonly dateOrders: Readonly<Partial<Record<DateField, DateOrder>>>;
  /** ISO 4217 code for rows that name none. */
  readonly currency: string;
  /** Unit of bare numbers in the amount column, 10,000 for 万元. Default 1. */
  readonly amountUnit?: number;
  readonly stages: Readonly<Record<string, StageChoice>>;
  readonly outcomes: Readonly<Record<string, ImportOutcome>>;
  /** User id for each owner value; null leaves the record without owner, in the queue. */
  readonly owners: Readonly<Record<string, string | null>>;
  readonly currencies: Readonly<Record<string, string>>;
  /** Owner of rows that name none. */
  readonly defaultOwner: string | null;
  /** Stage of rows that name none. */
  readonly defaultStage: string;
}

/** A row understood: what the import will create or update. */
export interface OpportunityDraft {
  readonly externalId: string | null;
  readonly title: string;
  readonly customer: string | null;
  readonly product: string | null;
  readonly ownerId: string | null;
  /** Stage key; null when the file names an ending only. */
  readonly stage: string | null;
  readonly outcome: ImportOutcome;
  /** Minor units; null when unknown, which is not 0. */
  readonly amount: number | null;
  readonly currency: string;
  readonly openedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly expectedCloseOn: CalendarDate | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly nextAction: string | null;
}
