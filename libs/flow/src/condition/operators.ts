import type { FieldType, LocalText } from '../model';

/** How many values an operator compares with. */
export type OperatorArity = 'none' | 'one' | 'many' | 'pair';

/** An operator that describes itself, so that editors and compilers need no list of their own. */
export interface Operator {
  name: LocalText;
  arity: OperatorArity;
  types: readonly FieldType[];
  /** Called with a filled field only, except for operators that take no value. */
  test(actual: unknown, value: unknown): boolean;
}

const ordered = ['number', 'money', 'date'] as const;
const textual = ['text', 'longText'] as const;
const single = ['text', 'longText', 'number', 'money', 'date', 'option', 'user'] as const;
const every = [...single, 'boolean', 'options'] as const;

/** Empty means: nothing a person would call a value. Zero and false are values. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function compare(left: unknown, right: unknown): number | undefined {
  const numbers = typeof left === 'number' && typeof right === 'number';
  const texts = typeof left === 'string' && typeof right === 'string';
  if (!numbers && !texts) return undefined;
  return left < right ? -1 : left > right ? 1 : left === right ? 0 : undefined;
}

function isWithin(actual: unknown, pair: unknown): boolean {
  if (!Array.isArray(pair) || pair.length !== 2) return false;
  const low = compare(actual, pair[0]);
  const high = compare(actual, pair[1]);
  return low !== undefined && high !== undefined && low >= 0 && high <= 0;
}

function isOneOf(actual: unknown, values: unknown): boolean {
  if (!Array.isArray(values)) return false;
  return Array.isArray(actual) ? actual.some((item) => values.includes(item)) : values.includes(actual);
}

function hasText(actual: unknown, part: unknown): boolean {
  if (Array.isArray(actual)) return actual.includes(part);
  return (
    typeof actual === 'string' && typeof part === 'string' && actual.toLowerCase().includes(part.toLowerCase())
  );
}

const registry = {
  eq: { name: { zh: '等于', en: 'is' }, arity: 'one', types: single, test: (a, v) => a === v },
  ne: {
    name: { zh: '不等于', en: 'is not' },
    arity: 'one',
    types: single,
    test: (a, v) => a !== v,
  },
  gt: {
    name: { zh: '大于', en: 'is more than' },
    arity: 'one',
    types: ordered,
    test: (a, v) => (compare(a, v) ?? 0) > 0,
  },
  gte: {
    name: { zh: '大于等于', en: 'is at least' },
    arity: 'one',
    types: ordered,
    test: (a, v) => (compare(a, v) ?? -1) >= 0,
  },
  lt: {
    name: { zh: '小于', en: 'is less than' },
    arity: 'one',
    types: ordered,
    test: (a, v) => (compare(a, v) ?? 0) < 0,
  },
  lte: {
    name: { zh: '小于等于', en: 'is at most' },
    arity: 'one',
    types: ordered,
    test: (a, v) => (compare(a, v) ?? 1) <= 0,
  },
  between: { name: { zh: '介于', en: 'is between' }, arity: 'pair', types: ordered, test: isWithin },
  in: {
    name: { zh: '属于', en: 'is one of' },
    arity: 'many',
    types: ['text', 'option', 'options', 'user'],
    test: isOneOf,
  },
  notIn: {
    name: { zh: '不属于', en: 'is none of' },
    arity: 'many',
    types: ['text', 'option', 'options', 'user'],
    test: (a, v) => Array.isArray(v) && !isOneOf(a, v),
  },
  contains: {
    name: { zh: '包含', en: 'contains' },
    arity: 'one',
    types: [...textual, 'options'],
    test: hasText,
  },
  isTrue: { name: { zh: '为是', en: 'is yes' }, arity: 'none', types: ['boolean'], test: (a) => a === true },
  isFalse: { name: { zh: '为否', en: 'is no' }, arity: 'none', types: ['boolean'], test: (a) => a === false },
  empty: { name: { zh: '为空', en: 'is empty' }, arity: 'none', types: every, test: (a) => isEmpty(a) },
  filled: { name: { zh: '不为空', en: 'is filled' }, arity: 'none', types: every, test: (a) => !isEmpty(a) },
} as const satisfies Record<string, Operator>;

export type OperatorKey = keyof typeof registry;

/** The closed registry of operators. An empty field fulfils `empty` and nothing else. */
export const OPERATORS: Readonly<Record<OperatorKey, Operator>> = registry;
