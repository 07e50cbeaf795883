import { type Draft, emit } from '../draft';
import { settle } from '../settle';
import { isWaitingTrim, nodeRun } from '../state';
import { switchValues } from '../tailor';

/** Facts have changed: switches are evaluated again, and automatic nodes get another chance. Never refused. */
export function recheck(draft: Draft): void {
  if (draft.run.state === 'open') retailor(draft);
  settle(draft);
}

/**
 * Evaluates the switches and applies them to nodes still pending (docs/flow.md 8): what has started or was passed
 * stands until a rollback. The caller settles.
 */
export function retailor(draft: Draft): void {
  const { plan } = draft;
  if (plan.definition.switches.length === 0) return;
  const values = switchValues(plan, draft.facts);
  const before = draft.run.switches ?? {};
  if (Object.entries(values).some(([key, value]) => before[key] !== value)) {
    emit(draft, { type: 'flow.switched', switches: values });
  }
  for (const node of plan.work) {
    if (node.def.switch === undefined) continue;
    const on = values[node.def.switch] !== false;
    const entry = nodeRun(draft.run, node.key);
    if (!on && entry.state === 'pending') {
      emit(draft, { type: 'node.skipped', node: node.key, why: 'trimmed', trim: 'switch' });
      draft.queue.push(node);
    } else if (on && entry.trim?.by === 'switch' && isWaitingTrim(draft.run, node)) {
      emit(draft, { type: 'node.untrimmed', node: node.key, reset: [], cleared: [] });
      draft.queue.push(node);
    }
  }
}
