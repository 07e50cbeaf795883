import type { ImportEncoding, ImportReading } from '@tideboard/contracts';
import {
  type ColumnSuggestion,
  currencyOfAmounts,
  dateOrder,
  type DateField,
  type DateOrderGuess,
  type DistinctValue,
  distinctValues,
  guessSeparator,
  type ImportField,
  isBlankRow,
  parseDate,
  suggestMapping,
} from '@tideboard/domain';
import iconv from 'iconv-lite';
import type { CsvRow } from './csv-rows';
import { emptyFile } from './unreadable';

/** Columns by field. */
export type Columns = readonly (ImportField | null)[];

/** Fields whose values are asked about once each. */
export const VALUE_FIELDS = ['stage', 'outcome', 'owner', 'currency'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];
export const DATE_FIELDS = ['openedOn', 'closedOn', 'expectedCloseOn'] as const satisfies readonly DateField[];

/** What a file holds, seen through a reading and a choice of columns. */
export interface FileAnalysis {
  readonly header: readonly string[];
  readonly sample: readonly CsvRow[];
  /** Rows that are not blank. */
  readonly rows: number;
  readonly columns: readonly (ColumnSuggestion | null)[];
  readonly values: Readonly<Partial<Record<ValueField, readonly DistinctValue[]>>>;
  readonly dates: Readonly<Partial<Record<DateField, DateOrderGuess>>>;
  /** What the signs in the amounts say. */
  readonly currency: string | null;
}

const SAMPLE_ROWS = 20;
/** Distinct values kept for each field; rows with further ones are reported as unmapped. */
const MOST_VALUES = 10_000;
const AMOUNTS_LOOKED_AT = 10_000;

/** @param head the first bytes of the file */
export function guessReading(head: Buffer, encoding: ImportEncoding): { separator: ImportReading['separator']; separatorSure: boolean } {
  const { separator, sure } = guessSeparator(iconv.decode(head, encoding));
  return { separator, separatorSure: sure };
}

/** A first row is no header when something in it is a number or a date and nothing is the known name of a field. */
export function looksLikeHeader(first: CsvRow): boolean {
  if (suggestMapping(first).some((suggestion) => suggestion?.match === 'exact')) return true;
  return !first.some((cell) => /^[\d.,]+$/.test(cell.trim()) || parseDate(cell, 'mdy').ok);
}

/** The header of a file, or a name for each column of one that has none. */
export function headerOf(first: CsvRow, { header }: Pick<ImportReading, 'header'>): string[] {
  return first.map((cell, index) => (header ? cell.replace(/^\uFEFF/, '').trim() : `#${index + 1}`));
}

/** Columns that need no question: known names of fields. */
export const sureColumns = (suggestions: FileAnalysis['columns']): Columns =>
  suggestions.map((suggestion) => (suggestion?.match === 'exact' ? suggestion.field : null));

/** @param columns by default the ones with known names. @throws Refused file_empty for a file without data. */
export async function analyseFile(batches: AsyncIterable<CsvRow[]>, reading: ImportReading, columns?: Columns): Promise<FileAnalysis> {
  let gathering: Gathering | null = null;
  for await (const batch of batches) {
    const first = gathering === null;
    gathering ??= new Gathering(headerOf(batch[0], reading), columns);
    gathering.take(first && reading.header ? batch.slice(1) : batch);
  }
  if (!gathering?.rows) throw emptyFile();
  return gathering.analysis();
}

class Gathering {
  rows = 0;
  private readonly sample: CsvRow[] = [];
  private readonly suggestions: FileAnalysis['columns'];
  private readonly columns: Columns;
  private readonly values = new Map<ValueField, Map<string, { key: string; text: string; rows: number }>>();
  private readonly dates = new Map<DateField, Set<string>>();
  private readonly amounts: string[] = [];

  constructor(
    private readonly header: readonly string[],
    columns?: Columns,
  ) {
    this.suggestions = suggestMapping(header);
    this.columns = columns ?? sureColumns(this.suggestions);
  }

  take(batch: readonly CsvRow[]): void {
    const rows = batch.filter((row) => !isBlankRow(row));
    this.rows += rows.length;
    this.sample.push(...rows.slice(0, SAMPLE_ROWS - this.sample.length));
    for (const field of VALUE_FIELDS) this.takeValues(field, rows);
    for (const field of DATE_FIELDS) this.takeDates(field, rows);
    const amount = this.columns.indexOf('amount');
    if (amount >= 0) this.amounts.push(...rows.slice(0, AMOUNTS_LOOKED_AT - this.amounts.length).map((row) => row[amount] ?? ''));
  }

  analysis(): FileAnalysis {
    const values = Object.fromEntries(
      [...this.values].map(([field, found]) => [field, [...found.values()].sort((a, b) => b.rows - a.rows)]),
    );
    const dates = Object.fromEntries([...this.dates].map(([field, found]) => [field, dateOrder(found)]));
    const { header, sample, rows, suggestions: columns } = this;
    return { header, sample, rows, columns, values, dates, currency: currencyOfAmounts(this.amounts) };
  }

  private takeValues(field: ValueField, rows: readonly CsvRow[]): void {
    const column = this.columns.indexOf(field);
    if (column < 0) return;
    const found = this.values.get(field) ?? new Map<string, { key: string; text: string; rows: number }>();
    this.values.set(field, found);
    for (const value of distinctValues(rows, column)) {
      const known = found.get(value.key);
      if (known) known.rows += value.rows;
      else if (found.size < MOST_VALUES) found.set(value.key, { ...value });
    }
  }

  private takeDates(field: DateField, rows: readonly CsvRow[]): void {
    const column = this.columns.indexOf(field);
    if (column < 0) return;
    const found = this.dates.get(field) ?? new Set<string>();
    this.dates.set(field, found);
    for (const row of rows) if (row[column]) found.add(row[column]);
  }
}
