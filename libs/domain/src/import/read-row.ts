import { parseAmount } from '../money';
import { cellText, valueKey } from './cell';
import type { DateField, ImportField } from './field';
import type { ImportPlan, OpportunityDraft } from './import-plan';
import { parseDate, readingsOf } from './parse-date';
import type { ImportProblem, ImportProblemCode } from './problem';
import type { ImportOutcome } from './value-choice';

/** A row as a draft, or every reason against it. */
export type RowResult =
  | { readonly ok: true; readonly draft: OpportunityDraft }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** Longest texts accepted, in characters; a longer one is reported, never cut. */
export const TEXT_LIMITS = {
  externalId: 100,
  title: 200,
  customer: 200,
  product: 200,
  note: 10_000,
  nextAction: 500,
  tag: 40,
  tags: 20,
} as const;

/** Reads one data row by the plan. All problems of a row are reported at once; blank rows are the caller's to skip. */
export function readRow(row: readonly string[], plan: ImportPlan): RowResult {
  const surplus = row.slice(plan.columns.length).some((cell) => cellText(cell) !== '');
  if (surplus || row.length < plan.columns.length) {
    const params = { expected: plan.columns.length, found: row.length };
    return { ok: false, problems: [{ column: null, field: null, code: 'row_ragged', params, value: '' }] };
  }
  const reader = new RowReader(row, plan);
  const draft = reader.draft();
  return reader.problems.length ? { ok: false, problems: reader.problems } : { ok: true, draft };
}

class RowReader {
  readonly problems: ImportProblem[] = [];

  constructor(
    private readonly row: readonly string[],
    private readonly plan: ImportPlan,
  ) {}

  draft(): OpportunityDraft {
    const { stage, outcome } = this.progress();
    const currency = this.currency();
    const customer = this.text('customer');
    const product = this.text('product');
    const closedOn = this.date('closedOn');
    const ended = outcome === 'won' || outcome === 'lost';
    return {
      externalId: this.text('externalId'),
      title: this.title(customer, product),
      customer,
      product,
      ownerId: this.mapped('owner', this.plan.owners, this.plan.defaultOwner),
      stage,
      outcome,
      amount: this.amount(currency),
      currency,
      openedOn: this.date('openedOn'),
      closedOn: ended ? closedOn : null,
      expectedCloseOn: this.date('expectedCloseOn') ?? (ended ? null : closedOn),
      tags: this.tags(),
      note: this.text('note'),
      nextAction: this.text('nextAction'),
    };
  }

  private cell(field: ImportField): string {
    const column = this.plan.columns.indexOf(field);
    return column < 0 ? '' : cellText(this.row[column]);
  }

  private refuse(field: ImportField, code: ImportProblemCode, params: ImportProblem['params'] = {}): void {
    const index = this.plan.columns.indexOf(field);
    const column = index < 0 ? null : index;
    this.problems.push({ column, field, code, params, value: column === null ? '' : (this.row[column] ?? '') });
  }

  private text(field: 'externalId' | 'title' | 'customer' | 'product' | 'note' | 'nextAction'): string | null {
    const cell = this.cell(field);
    const text = field === 'note' ? cell : cell.replaceAll('\n', ' ');
    if ([...text].length > TEXT_LIMITS[field]) this.refuse(field, 'too_long', { max: TEXT_LIMITS[field] });
    return text || null;
  }

  /** A file without titles gets them from customer and product: "Cancity – GTX Pro". */
  private title(customer: string | null, product: string | null): string {
    const title = this.text('title') ?? [customer, product].filter((part) => part !== null).join(' – ');
    if (title === '') this.refuse('title', 'title_missing');
    return [...title].slice(0, TEXT_LIMITS.title).join('');
  }

  private mapped<Value>(
    field: 'owner' | 'currency' | 'stage' | 'outcome',
    map: Readonly<Record<string, Value>>,
    fallback: Value,
  ): Value {
    const key = valueKey(this.cell(field));
    if (key === '') return fallback;
    const value = Object.hasOwn(map, key) ? map[key] : undefined;
    if (value === undefined) this.refuse(field, `${field}_unmapped`);
    return value === undefined ? fallback : value;
  }

  /** Stage and outcome columns together; the outcome column, where there is one, has the last word. */
  private progress(): { stage: string | null; outcome: ImportOutcome } {
    const fromStage = this.mapped('stage', this.plan.stages, {
      stage: this.plan.defaultStage,
      outcome: 'open' as const,
    });
    const outcome = this.mapped('outcome', this.plan.outcomes, fromStage.outcome);
    if (outcome === 'open' && fromStage.stage === null) this.refuse('outcome', 'stage_conflict');
    return { stage: fromStage.stage, outcome };
  }

  private currency(): string {
    return this.mapped('currency', this.plan.currencies, this.plan.currency);
  }

  private amount(currency: string): number | null {
    const cell = this.cell('amount');
    if (cell === '') return null;
    const read = parseAmount(cell, currency, { unit: this.plan.amountUnit ?? 1 });
    if (read.ok) return read.minor;
    if (read.code === 'amount_empty') return null;
    const params: Record<string, string | number> = { ...read.params, currency };
    if (read.suggestion !== undefined) params['suggestion'] = read.suggestion;
    this.refuse('amount', read.code, params);
    return null;
  }

  private date(field: DateField): string | null {
    const cell = this.cell(field);
    if (cell === '') return null;
    const order = this.plan.dateOrders[field];
    if (order === undefined && Object.keys(readingsOf(cell)).length > 0) {
      this.refuse(field, 'date_order_missing');
      return null;
    }
    const read = parseDate(cell, order ?? 'ymd');
    if (read.ok) return read.date;
    this.refuse(field, read.code, read.suggestion === undefined ? {} : { suggestion: read.suggestion });
    return null;
  }

  private tags(): readonly string[] {
    const tags = [
      ...new Set(
        this.cell('tags')
          .split(/[,;，；、|\n]/)
          .map((tag) => tag.trim())
          .filter(Boolean),
      ),
    ];
    if (tags.length > TEXT_LIMITS.tags) this.refuse('tags', 'too_many', { max: TEXT_LIMITS.tags });
    if (tags.some((tag) => [...tag].length > TEXT_LIMITS.tag))
      this.refuse('tags', 'too_long', { max: TEXT_LIMITS.tag });
    return tags;
  }
}
