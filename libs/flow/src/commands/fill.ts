import { isEmpty } from '../condition/operators';
import type { FlowCommand } from '../commands';
import { type Draft, emit } from '../draft';
import { fitsField, formValue } from '../fields';
import type { Reason } from '../reasons';
import { settle } from '../settle';
import { nodeRun } from '../state';
import { guardActive, mayWorkOn } from './node-guard';

type Command<Type extends FlowCommand['type']> = Extract<FlowCommand, { type: Type }>;

/** Writes form values; an empty value clears the field. Bound values go to the subject. */
export function fill(draft: Draft, command: Command<'fill'>): Reason[] {
  const guarded = guardActive(draft, command.node, command.attempt);
  if (!guarded.ok) return guarded.reasons;
  const { node } = guarded;
  if (!mayWorkOn(draft, node)) return [{ code: 'no_right', action: 'fill', node: node.key }];
  const fields: Record<string, unknown> = {};
  const bound: Record<string, unknown> = {};
  const reasons: Reason[] = [];
  for (const [key, raw] of Object.entries(command.fields)) {
    const field = node.def.form?.find((candidate) => candidate.key === key);
    if (!field) {
      reasons.push({ code: 'field_unknown', node: node.key, field: key });
      continue;
    }
    const before = formValue(field, nodeRun(draft.run, node.key), draft.facts);
    const value = isEmpty(raw) ? null : raw;
    if (value !== null && !fitsField(field, value, before)) {
      reasons.push({ code: 'field_invalid', node: node.key, field: key });
    } else if (isEmpty(before) ? value !== null : !isSame(before, value)) {
      if (field.bind === undefined) fields[key] = value;
      else bound[field.bind] = value;
    }
  }
  if (reasons.length > 0) return reasons;
  const writesForm = Object.keys(fields).length > 0;
  const writesSubject = Object.keys(bound).length > 0;
  if (!writesForm && !writesSubject) return [];
  emit(draft, {
    type: 'node.filled',
    node: node.key,
    attempt: command.attempt,
    ...(writesForm ? { fields } : {}),
    ...(writesSubject ? { bound } : {}),
  });
  if (writesSubject) draft.facts = { ...draft.facts, fields: { ...draft.facts.fields, ...bound } };
  settle(draft);
  return [];
}

/** Ticks or unticks a checklist item or child task. */
export function tick(draft: Draft, command: Command<'tick'>): Reason[] {
  const guarded = guardActive(draft, command.node, command.attempt);
  if (!guarded.ok) return guarded.reasons;
  const { node } = guarded;
  if (!mayWorkOn(draft, node)) return [{ code: 'no_right', action: 'tick', node: node.key }];
  const items = [...(node.def.checklist ?? []), ...(node.def.tasks ?? [])];
  if (!items.some((item) => item.key === command.item)) {
    return [{ code: 'item_unknown', node: node.key, item: command.item }];
  }
  const isOn = nodeRun(draft.run, node.key).ticked?.includes(command.item) ?? false;
  if (isOn === command.on) return [];
  const { attempt, item, on } = command;
  emit(draft, { type: 'node.ticked', node: node.key, attempt, item, on });
  settle(draft);
  return [];
}

/** Puts a file into a deliverable slot, or takes it out. */
export function attach(draft: Draft, command: Command<'attach'>): Reason[] {
  const guarded = guardActive(draft, command.node, command.attempt);
  if (!guarded.ok) return guarded.reasons;
  const { node } = guarded;
  if (!mayWorkOn(draft, node)) return [{ code: 'no_right', action: 'attach', node: node.key }];
  if (!node.def.deliverables?.some((slot) => slot.key === command.slot)) {
    return [{ code: 'item_unknown', node: node.key, item: command.slot }];
  }
  const before = nodeRun(draft.run, node.key).files?.[command.slot];
  if (isSame(before ?? null, command.file)) return [];
  const { attempt, slot, file } = command;
  emit(draft, { type: 'node.attached', node: node.key, attempt, slot, file });
  settle(draft);
  return [];
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
