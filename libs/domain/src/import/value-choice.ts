import { suggestCurrency } from '../money';
import { cellText, valueKey } from './cell';
import { similarity } from './similarity';

/** How an opportunity ended, or that it has not. */
export type ImportOutcome = 'open' | 'won' | 'lost' | 'suspended';

/** What a value of the stage column means: a stage, an ending, or both. */
export interface StageChoice {
  /** Stage key of the template; null when the value names an ending only. */
  readonly stage: string | null;
  readonly outcome: ImportOutcome;
}

/** One distinct value of a column that is asked about once, and how many rows bear it. */
export interface DistinctValue {
  readonly key: string;
  readonly text: string;
  readonly rows: number;
}

/** The distinct values of a column, the most frequent first, blank cells left out. */
export function distinctValues(rows: Iterable<readonly string[]>, column: number): readonly DistinctValue[] {
  const found = new Map<string, { key: string; text: string; rows: number }>();
  for (const row of rows) {
    const key = valueKey(row[column] ?? '');
    if (key === '') continue;
    const value = found.get(key);
    if (value) value.rows += 1;
    else found.set(key, { key, text: cellText(row[column]), rows: 1 });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}

/** Something a value may be matched with, under all its names. */
export interface NamedOption {
  readonly id: string;
  readonly names: readonly string[];
}

/** Options for a value, the likeliest first. `sure` when exactly one bears this very name. */
export interface ValueSuggestion {
  readonly ids: readonly string[];
  readonly sure: boolean;
}

const LIKE_ENOUGH = 0.7;

/**
 * Suggests owners (or any named options) for a value: the same name, a part of a name ("Wang"), or a likely typing
 * error.
 */
export function suggestMatch(value: string, options: readonly NamedOption[]): ValueSuggestion {
  const key = valueKey(value);
  if (key === '') return { ids: [], sure: false };
  const scored = options
    .map(({ id, names }) => ({ id, score: Math.max(0, ...names.map((name) => likeness(key, valueKey(name)))) }))
    .filter(({ score }) => score >= LIKE_ENOUGH)
    .sort((a, b) => b.score - a.score);
  const equal = scored.filter(({ score }) => score === 1);
  return { ids: (equal.length ? equal : scored).map(({ id }) => id), sure: equal.length === 1 };
}

function likeness(value: string, name: string): number {
  if (value === name) return 1;
  const words = (text: string) => text.split(/[\s,._@-]+/).filter(Boolean);
  const [asked, known] = [words(value), words(name)];
  if (asked.length > 0 && asked.length === known.length && asked.every((word) => known.includes(word))) return 0.95;
  if (asked.length > 0 && asked.every((word) => known.includes(word))) return 0.85;
  return Math.min(0.8, similarity(value, name));
}

const ENDINGS: readonly (readonly [ImportOutcome, readonly string[]])[] = [
  [
    'won',
    ['won', 'closed won', 'closedwon', 'win', 'sale done', '赢单', '成交', '已成交', '已赢单', '赢', '成功', '已签约'],
  ],
  [
    'lost',
    ['lost', 'closed lost', 'closedlost', 'lose', 'dead', '输单', '丢单', '已输单', '输', '失败', '流失', '未成交'],
  ],
  ['suspended', ['suspended', 'on hold', 'paused', '暂停', '搁置', '挂起']],
  ['open', ['open', 'active', 'in progress', '进行中', '跟进中']],
];

/** The ending a value names, by words of the field; null when it names none. */
export function suggestOutcome(value: string): ImportOutcome | null {
  const key = valueKey(value).replace(/[\s_\-/]+/g, ' ');
  return ENDINGS.find(([, words]) => words.includes(key))?.[0] ?? null;
}

/**
 * Words other systems use for the stages of a sale, from first contact to contract, each group in one place of the
 * order.
 */
const STAGE_WORDS: readonly RegExp[] = [
  /prospect|lead|new|initial|contacted|初步|接触|线索|洽谈/,
  /engag|qualif|need|discover|demo|analysis|需求|调研|意向/,
  /propos|quot|方案|报价/,
  /negotiat|review|谈判|审核|商务/,
  /contract|sign|合同|签约/,
  /order|payment|deliver|订单|回款|交付/,
];

const stepOf = (text: string): number => STAGE_WORDS.findIndex((words) => words.test(valueKey(text)));

/**
 * Suggests what a value of the stage column means: an ending by its word, else the stage of that name, else the stage
 * whose name speaks of the same step of a sale. `sure` only for endings and equal names.
 */
export function suggestStage(
  value: string,
  stages: readonly NamedOption[],
): { readonly choice: StageChoice | null; readonly sure: boolean } {
  const named = suggestMatch(value, stages);
  if (named.sure) return { choice: { stage: named.ids[0] ?? null, outcome: 'open' }, sure: true };
  const outcome = suggestOutcome(value);
  if (outcome && outcome !== 'open') return { choice: { stage: null, outcome }, sure: true };
  const step = stepOf(value);
  const same = stages.find(({ names }) => step >= 0 && names.some((name) => stepOf(name) === step));
  const stage = same?.id ?? named.ids[0];
  return { choice: stage === undefined ? null : { stage, outcome: 'open' }, sure: false };
}

/** The currency an amount column seems to be in, by the signs in its cells; null when none or several are used. */
export function currencyOfAmounts(cells: Iterable<string>): string | null {
  const found = new Set<string>();
  for (const cell of cells) {
    const mark = suggestCurrency(cell.normalize('NFKC').replace(/[\d.,\s()+-]+(?:[万亿]+|[km]\b)?/gi, ''));
    if (mark) found.add(mark);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
