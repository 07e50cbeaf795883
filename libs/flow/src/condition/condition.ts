import type { OperatorKey } from './operators';

/** One comparison: the value of `field` against `value` by a registered operator. */
export interface ConditionLeaf {
  /** A subject field (`amount`) or a form field of a node (`quote.price`). */
  field: string;
  op: OperatorKey;
  /** Absent for operators that take no value (`empty`, `filled`, `isTrue`, `isFalse`). */
  value?: unknown;
}

/** A condition as data: the same tree filters boards, turns flow switches and triggers automations. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | ConditionLeaf;
