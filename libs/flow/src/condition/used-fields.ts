import type { Condition, ConditionLeaf } from './condition';

/** The comparisons of a condition, in reading order. */
export function leavesOf(condition: Condition): ConditionLeaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

/** The fields a condition reads, each once: only a change of one of them can change its outcome. */
export function usedFields(condition: Condition): string[] {
  return [...new Set(leavesOf(condition).map((leaf) => leaf.field))];
}
