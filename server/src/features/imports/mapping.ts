import type { ImportMapping, ImportView } from '@tideboard/contracts';
import {
  type DistinctValue,
  type ImportField,
  type ImportPlan,
  isCurrency,
  type NamedOption,
  suggestCurrency,
  suggestMatch,
  suggestOutcome,
  suggestStage,
  unitOfHeader,
  valueKey,
} from '@tideboard/domain';
import { DATE_FIELDS, type FileAnalysis, sureColumns, type ValueField } from './reading/analyse-file';

/** What a file is matched with: stages of the board, and people whom the importer may give cards to. */
export interface Surroundings {
  readonly stages: readonly NamedOption[];
  readonly people: readonly NamedOption[];
  readonly importerId: string;
  readonly currency: string;
}

type Suggestions = ImportView['suggestions'];

/** Values shown and asked about; the rest of an owner column goes by equal names and the default owner. */
const MOST_ASKED = 500;
/** Likely names are looked for among so many values only. */
const MOST_COMPARED = 200;

export function suggestionsFor(analysis: FileAnalysis, mapped: ImportMapping['columns'], around: Surroundings): Suggestions {
  const asked = (field: ValueField): readonly DistinctValue[] => (analysis.values[field] ?? []).slice(0, MOST_ASKED);
  return {
    columns: analysis.columns.map((suggestion) => suggestion && { ...suggestion }),
    dates: DATE_FIELDS.flatMap((field): Suggestions['dates'] => {
      const guess = analysis.dates[field];
      const column = mapped.indexOf(field);
      if (!guess || column < 0) return [];
      if ('order' in guess) return [{ field, column, order: guess.order, mixed: false, orders: [guess.order], samples: [] }];
      const samples = guess.samples.map(({ text, readings }) => ({ text, readings: { ...readings } }));
      return [{ field, column, order: null, mixed: guess.mixed, orders: [...guess.orders], samples }];
    }),
    stages: asked('stage').map((value) => {
      const { choice, sure } = suggestStage(value.text, around.stages);
      return { ...value, suggestion: choice, sure };
    }),
    outcomes: asked('outcome').map((value) => {
      const suggestion = suggestOutcome(value.text);
      return { ...value, suggestion, sure: suggestion !== null };
    }),
    owners: asked('owner').map((value, index) => ownerSuggestion(value, around, index < MOST_COMPARED)),
    currencies: asked('currency').map((value) => {
      const suggestion = suggestCurrency(value.text);
      return { ...value, suggestion, sure: isCurrency(value.text.toUpperCase()) };
    }),
    currency: analysis.currency,
  };
}

function ownerSuggestion(value: DistinctValue, { people }: Surroundings, compare: boolean): Suggestions['owners'][number] {
  if (compare) {
    const { ids, sure } = suggestMatch(value.text, people);
    return { ...value, suggestions: ids.slice(0, 5), sure };
  }
  const equal = people.filter(({ names }) => names.some((name) => valueKey(name) === value.key)).map(({ id }) => id);
  return { ...value, suggestions: equal, sure: equal.length === 1 };
}

/** The answers before anybody was asked: what is sure. */
export function firstMapping(analysis: FileAnalysis, around: Surroundings, columns: ImportMapping['columns'] = [...sureColumns(analysis.columns)]): ImportMapping {
  const { dates, stages, outcomes, owners, currencies } = suggestionsFor(analysis, columns, around);
  const amount = columns.indexOf('amount');
  return {
    columns,
    dateOrders: Object.fromEntries(dates.flatMap(({ field, order }) => (order ? [[field, order]] : []))),
    stages: sure(stages, ({ suggestion }) => suggestion),
    outcomes: sure(outcomes, ({ suggestion }) => suggestion),
    owners: sure(owners, ({ suggestions }) => suggestions[0]),
    currencies: sure(currencies, ({ suggestion }) => suggestion),
    defaultCurrency: analysis.currency ?? around.currency,
    defaultOwner: around.importerId,
    defaultStage: around.stages[0]?.id ?? '',
    amountUnit: amount < 0 ? 1 : unitOfHeader(analysis.header[amount] ?? ''),
  };
}

function sure<V extends { key: string; sure: boolean }, T>(values: readonly V[], answer: (value: V) => T | null | undefined): Record<string, T> {
  const sureOnes = values.filter((value) => value.sure);
  return Object.fromEntries(sureOnes.flatMap((value) => {
    const found = answer(value);
    return found === null || found === undefined ? [] : [[value.key, found]];
  }));
}

/** Answers about fields whose column is still the same, on top of what is sure about the new columns. */
export function keepAnswers(before: ImportMapping, fresh: ImportMapping): ImportMapping {
  const same = (field: ImportField): boolean => before.columns.indexOf(field) === fresh.columns.indexOf(field);
  const dateOrders = Object.fromEntries(Object.entries(before.dateOrders).filter(([field]) => same(field as ImportField)));
  const kept = <T>(field: ImportField, answers: Record<string, T>, newer: Record<string, T>): Record<string, T> => ({ ...newer, ...(same(field) ? answers : {}) });
  return {
    columns: fresh.columns,
    dateOrders: { ...fresh.dateOrders, ...dateOrders },
    stages: kept('stage', before.stages, fresh.stages),
    outcomes: kept('outcome', before.outcomes, fresh.outcomes),
    owners: kept('owner', before.owners, fresh.owners),
    currencies: kept('currency', before.currencies, fresh.currencies),
    defaultCurrency: same('amount') ? before.defaultCurrency : fresh.defaultCurrency,
    defaultOwner: before.defaultOwner,
    defaultStage: before.defaultStage,
    amountUnit: same('amount') ? before.amountUnit : fresh.amountUnit,
  };
}

/** Maps are merged key by key; everything else is replaced. */
export function answered(mapping: ImportMapping, answers: Partial<ImportMapping>): ImportMapping {
  return {
    ...mapping,
    ...answers,
    dateOrders: { ...mapping.dateOrders, ...answers.dateOrders },
    stages: { ...mapping.stages, ...answers.stages },
    outcomes: { ...mapping.outcomes, ...answers.outcomes },
    owners: { ...mapping.owners, ...answers.owners },
    currencies: { ...mapping.currencies, ...answers.currencies },
  };
}

/** Questions that the file raises and that nobody has answered. */
export function openQuestions({ columns, dateOrders, stages, outcomes, currencies }: ImportMapping, { values }: FileAnalysis): ImportView['open'] {
  const unanswered = (field: ValueField, answers: Record<string, unknown>): boolean =>
    columns.includes(field) && (values[field] ?? []).slice(0, MOST_ASKED).some(({ key }) => !Object.hasOwn(answers, key));
  const open: ImportView['open'] = [];
  if (!(['title', 'customer', 'product'] as const).some((field) => columns.includes(field))) open.push('title_column');
  if (DATE_FIELDS.some((field) => columns.includes(field) && !dateOrders[field])) open.push('date_order');
  if (unanswered('stage', stages)) open.push('stage_values');
  if (unanswered('outcome', outcomes)) open.push('outcome_values');
  if (unanswered('currency', currencies)) open.push('currency_values');
  return open;
}

export function planOfImport({ amountUnit, defaultCurrency, owners, ...mapping }: ImportMapping, { values }: FileAnalysis): ImportPlan {
  const everybody = (values.owner ?? []).map(({ key }): [string, string] => [key, owners[key] ?? mapping.defaultOwner]);
  return { ...mapping, currency: defaultCurrency, amountUnit, owners: Object.fromEntries(everybody) };
}

/** Whether columns name each field once and fit the file. */
export function columnsFit(columns: ImportMapping['columns'], width: number): boolean {
  const fields = columns.filter((field) => field !== null);
  return columns.length === width && new Set(fields).size === fields.length;
}
