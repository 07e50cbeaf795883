import type { ImportMapping, ImportView } from '@tideboard/contracts';
import type { ImportOutcome } from '@tideboard/domain';

export type ValueField = 'stages' | 'outcomes' | 'owners' | 'currencies';
export const valueFields: readonly ValueField[] = ['stages', 'outcomes', 'owners', 'currencies'];

/** One value of the file, what it was answered to mean, and what it probably means; both as option values. */
export interface ValueRow {
  readonly key: string;
  readonly text: string;
  readonly rows: number;
  readonly answer: string | null;
  readonly suggestion: string | null;
  /** How many people may be meant, where it is not one. */
  readonly candidates: number;
}

type StageChoice = ImportMapping['stages'][string];

/** A choice of a stage as the value of an option: `stage:quote`, `end:won`. */
export function optionOf({ stage, outcome }: StageChoice): string {
  return outcome === 'open' && stage !== null ? `stage:${stage}` : `end:${outcome}`;
}

export function choiceOf(option: string): StageChoice {
  const [kind, ...rest] = option.split(':');
  const value = rest.join(':');
  return kind === 'stage' ? { stage: value, outcome: 'open' } : { stage: null, outcome: value as ImportOutcome };
}

/** The values that one column asks about, in the order of the file's suggestions. */
export function rowsOf({ mapping, suggestions }: Pick<ImportView, 'mapping' | 'suggestions'>, field: ValueField): readonly ValueRow[] {
  switch (field) {
    case 'stages':
      return suggestions.stages.map(({ key, text, rows, suggestion }) => {
        const answer = mapping.stages[key];
        return row(key, text, rows, answer ? optionOf(answer) : null, suggestion && optionOf(suggestion));
      });
    case 'outcomes':
      return suggestions.outcomes.map(({ key, text, rows, suggestion }) => row(key, text, rows, mapping.outcomes[key], suggestion));
    case 'currencies':
      return suggestions.currencies.map(({ key, text, rows, suggestion }) => row(key, text, rows, mapping.currencies[key], suggestion));
    case 'owners':
      return suggestions.owners.map(({ key, text, rows, suggestions: people }) => ({
        ...row(key, text, rows, mapping.owners[key], people.length === 1 ? people[0] : null),
        candidates: people.length,
      }));
  }
}

/** One answer as the server takes it. */
export function answerOf(field: ValueField, key: string, option: string): Partial<ImportMapping> {
  switch (field) {
    case 'stages':
      return { stages: { [key]: choiceOf(option) } };
    case 'outcomes':
      return { outcomes: { [key]: option as ImportOutcome } };
    case 'owners':
      return { owners: { [key]: option } };
    case 'currencies':
      return { currencies: { [key]: option } };
  }
}

/** Every suggestion that was not answered yet, as one answer; null when there is none. */
export function allSuggestions(view: Pick<ImportView, 'mapping' | 'suggestions'>, field: ValueField): Partial<ImportMapping> | null {
  const open = rowsOf(view, field).filter(({ answer, suggestion }) => answer === null && suggestion !== null);
  if (!open.length) return null;
  const answers = open.map(({ key, suggestion }) => answerOf(field, key, suggestion ?? '')[field] ?? {});
  return { [field]: Object.assign({}, ...answers) };
}

function row(key: string, text: string, rows: number, answer: string | null | undefined, suggestion: string | null | undefined): ValueRow {
  return { key, text, rows, answer: answer ?? null, suggestion: suggestion ?? null, candidates: 0 };
}
