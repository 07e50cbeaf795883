import type { FieldReader } from './condition/evaluate';
import type { Facts } from './facts';
import type { FormField } from './model';
import type { Plan, PlanNode } from './plan';
import type { NodeRun, Run } from './run';

/** Value of one form field: bound ones live on the subject until the node is done, which freezes them. */
export function formValue(field: FormField, node: NodeRun | undefined, facts: Facts): unknown {
  if (field.bind !== undefined && node?.state !== 'done') return facts.fields[field.bind];
  const stored = node?.fields?.[field.key];
  return stored === undefined && field.bind !== undefined ? facts.fields[field.bind] : stored;
}

/** All values of a node's form that are set. */
export function formValues(node: PlanNode, run: Run, facts: Facts): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of node.def.form ?? []) {
    const value = formValue(field, run.nodes[node.key], facts);
    if (value !== undefined) values[field.key] = value;
  }
  return values;
}

/**
 * Reads fields for conditions: `amount` from the subject, `quote.price` from the form of a node.
 *
 * @param emptyForm a node whose own form counts as empty, because it is trimmed (docs/flow.md 3)
 */
export function fieldReader(plan: Plan, run: Run | undefined, facts: Facts, emptyForm?: string): FieldReader {
  return (name) => {
    const dot = name.indexOf('.');
    if (dot < 0) return facts.fields[name];
    const key = name.slice(0, dot);
    if (key === emptyForm) return undefined;
    const field = plan.nodes.get(key)?.def.form?.find((candidate) => candidate.key === name.slice(dot + 1));
    return field && formValue(field, run?.nodes[key], facts);
  };
}

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !CALENDAR_DATE.test(value)) return false;
  const instant = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** Whether a value may be stored in the field. A retired option may stay where it is, and is never chosen anew. */
export function fitsField(field: FormField, value: unknown, before: unknown): boolean {
  const isOption = (key: unknown, kept: boolean): boolean =>
    (field.options ?? []).some((option) => option.key === key && (!option.retired || kept));
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'user':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'money':
      return Number.isSafeInteger(value);
    case 'date':
      return isCalendarDate(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'option':
      return isOption(value, value === before);
    case 'options':
      return (
        Array.isArray(value) &&
        value.every((key) => isOption(key, Array.isArray(before) && before.includes(key)))
      );
  }
}
