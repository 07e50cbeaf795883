import { holds } from './condition/evaluate';
import { isEmpty } from './condition/operators';
import type { Actor, Facts } from './facts';
import { fieldReader, formValue } from './fields';
import type { Criterion } from './model';
import { actingFor, mayOverride, ownersOf } from './owners';
import type { Plan, PlanNode } from './plan';
import type { Fix, FixKind, Reason } from './reasons';
import type { Run } from './run';
import { nodeRun } from './state';

/** A way out that the given people have; in place when the actor is one of them or may act for them. */
export function fixBy(kind: FixKind, who: string[], actor: Actor, facts: Facts): Fix {
  return { kind, who, inPlace: actingFor(actor, who).length > 0 || mayOverride(actor, facts) };
}

/**
 * The exit criteria of a node that do not hold, each with who can fix it: the one list behind drag, button, bulk,
 * import and automation (docs/flow.md 5). Ownership is not among them.
 */
export function unmet(plan: Plan, run: Run, facts: Facts, node: PlanNode, actor: Actor): Reason[] {
  const { def } = node;
  const entry = nodeRun(run, node.key);
  const key = node.key;
  const reasons: Reason[] = [];
  const fixes: Partial<Record<FixKind, Fix>> = {};
  const fix = (kind: FixKind): Fix => (fixes[kind] ??= fixBy(kind, ownersOf(node, run, facts), actor, facts));
  for (const field of def.form ?? []) {
    if (field.required && isEmpty(formValue(field, entry, facts))) {
      reasons.push({ code: 'field_missing', node: key, field: field.key, fix: fix('field') });
    }
  }
  for (const task of def.tasks ?? []) {
    if (!entry.ticked?.includes(task.key)) {
      reasons.push({ code: 'task_open', node: key, task: task.key, fix: fix('tick') });
    }
  }
  for (const item of def.checklist ?? []) {
    if (!entry.ticked?.includes(item.key)) {
      reasons.push({ code: 'item_open', node: key, item: item.key, fix: fix('tick') });
    }
  }
  for (const slot of def.deliverables ?? []) {
    const file = entry.files?.[slot.key];
    if (!file) reasons.push({ code: 'file_missing', node: key, slot: slot.key, fix: fix('file') });
    else if (slot.approved && !file.approved) {
      reasons.push({ code: 'file_not_approved', node: key, slot: slot.key, fix: fix('file') });
    }
  }
  if (def.starts && (!def.starts.when || holds(def.starts.when, fieldReader(plan, run, facts)))) {
    const state = facts.linked?.[key] ?? null;
    if (state !== 'completed' && state !== 'won') {
      const wait: Fix = { kind: 'link', who: ownersOf(node, run, facts), inPlace: false };
      reasons.push({ code: 'linked_card_open', node: key, template: def.starts.template, state, fix: wait });
    }
  }
  for (const criterion of failed(plan, run, facts, def.exit)) {
    reasons.push({ code: 'exit_unmet', node: key, criterion: criterion.key });
  }
  if (node.kind === 'review' && !entry.conclusion) {
    reasons.push({ code: 'conclusion_missing', node: key, fix: fix('conclusion') });
  }
  return reasons;
}

/** The entry criteria of a node that do not hold. */
export function entryUnmet(plan: Plan, run: Run, facts: Facts, node: PlanNode): Reason[] {
  return failed(plan, run, facts, node.def.entry).map((criterion) => ({
    code: 'entry_unmet',
    node: node.key,
    criterion: criterion.key,
  }));
}

function failed(plan: Plan, run: Run, facts: Facts, criteria: Criterion[] | undefined): Criterion[] {
  if (!criteria?.length) return [];
  const read = fieldReader(plan, run, facts);
  return criteria.filter((criterion) => !holds(criterion.when, read));
}
