import type { Condition } from './condition';
import { OPERATORS, isEmpty } from './operators';

/** Gives the value of a field, or undefined when there is none. */
export type FieldReader = (field: string) => unknown;

/**
 * Whether the condition holds for the values that `read` gives. Total: an unknown operator or a value of the wrong type
 * makes a comparison false. `all` of nothing holds, `any` of nothing does not.
 */
export function holds(condition: Condition, read: FieldReader): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, read));
  if ('any' in condition) return condition.any.some((part) => holds(part, read));
  if ('not' in condition) return !holds(condition.not, read);
  if (!Object.hasOwn(OPERATORS, condition.op)) return false;
  const operator = OPERATORS[condition.op];
  const actual = read(condition.field);
  if (operator.arity !== 'none' && isEmpty(actual)) return false;
  return operator.test(actual, condition.value);
}
