import { type Draft, emit, notifySuccessors } from './draft';
import { formValue } from './fields';
import { joinState } from './join';
import { deadOutputs, outputsOf } from './outputs';
import { ownersOf } from './owners';
import type { PlanNode } from './plan';
import { hasPassed, isWaitingTrim, nodeRun, stateOf } from './state';
import { supersedeOpenSiblings } from './supersede';
import { unmet } from './unmet';

/** Automatic completions in one decision; what is left goes on with the next one, and the card is flagged. */
export const STEP_LIMIT = 100;

/** Follows all consequences until no automatic step is left: joins, dead branches, automatic nodes, the end. */
export function settle(draft: Draft): void {
  for (let steps = 0; ; steps += 1) {
    for (let node = draft.queue.shift(); node; node = draft.queue.shift()) visit(draft, node);
    const ready = draft.plan.work.find((node) => completesItself(draft, node));
    if (!ready) break;
    if (steps === STEP_LIMIT) {
      if (!draft.run.flags?.some((flag) => flag.code === 'step_limit')) {
        emit(draft, { type: 'flow.flagged', flag: { code: 'step_limit' } });
      }
      break;
    }
    complete(draft, ready);
  }
  closeIfEnded(draft);
}

/** A pooled card is frozen: only the follow-on nodes of a loss go on. */
function completesItself(draft: Draft, node: PlanNode): boolean {
  if (draft.facts.inPool && !node.followOn) return false;
  return (
    node.completion.mode === 'auto' &&
    stateOf(draft.run, node) === 'active' &&
    unmet(draft.plan, draft.run, draft.facts, node, draft.ctx.actor).length === 0
  );
}

function visit(draft: Draft, node: PlanNode): void {
  const { run } = draft;
  const pending = nodeRun(run, node.key).state === 'pending';
  if (!pending && !isWaitingTrim(run, node)) return;
  const join = joinState(node, (edge) => run.tokens[edge]);
  if (join === 'waiting') return;
  if (join === 'dead') passDead(draft, node, pending);
  else if (pending) activate(draft, node, join === 'reduced');
  else passTrimmed(draft, node);
}

function passDead(draft: Draft, node: PlanNode, pending: boolean): void {
  if (pending) emit(draft, { type: 'node.skipped', node: node.key, why: 'dead', ...deadOutputs(node) });
  else if (node.outs.length > 0) emit(draft, { type: 'node.passed', node: node.key, ...deadOutputs(node) });
  notifySuccessors(draft, node);
}

/** Lets a trimmed node that has been reached hand its tokens on. */
export function passTrimmed(draft: Draft, node: PlanNode): void {
  if (node.outs.length === 0 || hasPassed(draft.run, node)) return;
  const outputs = outputsOf(draft.plan, draft.run, draft.facts, node, true);
  emit(draft, { type: 'node.passed', node: node.key, ...outputs });
  notifySuccessors(draft, node);
}

function activate(draft: Draft, node: PlanNode, reduced: boolean): void {
  const attempt = nodeRun(draft.run, node.key).attempt + 1;
  emit(draft, { type: 'node.activated', node: node.key, attempt });
  if (reduced) emit(draft, { type: 'flow.flagged', flag: { code: 'join_reduced', node: node.key } });
  if (node.join.mode === 'any' && node.join.cancelOpen) supersedeOpenSiblings(draft, node);
}

/** Closes the current attempt and sets the tokens; those of a late node are set already. */
export function complete(draft: Draft, node: PlanNode, reason?: string): void {
  const { plan, run, facts } = draft;
  const entry = nodeRun(run, node.key);
  const frozen: Record<string, unknown> = {};
  for (const field of node.def.form ?? []) {
    const value = field.bind === undefined ? undefined : formValue(field, entry, facts);
    if (value !== undefined && value !== null) frozen[field.key] = value;
  }
  emit(draft, {
    type: 'node.done',
    node: node.key,
    attempt: entry.attempt,
    owners: ownersOf(node, run, facts),
    ...(hasPassed(run, node) ? {} : outputsOf(plan, run, facts, node, false)),
    ...(Object.keys(frozen).length > 0 ? { frozen } : {}),
    ...(reason === undefined ? {} : { reason }),
  });
  notifySuccessors(draft, node);
}

function closeIfEnded(draft: Draft): void {
  const { plan, run } = draft;
  if (run.state !== 'open') return;
  const end = plan.ends.find((node) => nodeRun(run, node.key).state === 'active');
  if (end) {
    if (plan.work.some((node) => keepsOpen(draft, node))) return;
    emit(draft, { type: end.outcome === 'completed' ? 'card.completed' : 'card.won' });
    return;
  }
  const dead = plan.ends.every((node) => nodeRun(run, node.key).state === 'skipped');
  if (dead && !run.flags?.some((flag) => flag.code === 'dead_end')) {
    emit(draft, { type: 'flow.flagged', flag: { code: 'dead_end' } });
  }
}

/** Whether an end that was reached still waits for this node (docs/flow.md 4). */
function keepsOpen(draft: Draft, node: PlanNode): boolean {
  const { state, late } = nodeRun(draft.run, node.key);
  if (state !== 'pending' && state !== 'active') return false;
  return late === true || (node.mandatory && !node.followOn);
}
