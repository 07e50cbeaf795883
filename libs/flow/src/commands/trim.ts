import type { FlowCommand } from '../commands';
import { type Draft, emit } from '../draft';
import type { Actor, Facts } from '../facts';
import { hasRole } from '../owners';
import type { PlanNode } from '../plan';
import type { Reason } from '../reasons';
import { resetBy, rollbackClosure } from '../rollback-closure';
import { passTrimmed, settle } from '../settle';
import { hasPassed, nodeRun } from '../state';
import { guardCard, isBlank, reasonRequired } from './node-guard';

type Command<Type extends FlowCommand['type']> = Extract<FlowCommand, { type: Type }>;

/** Whether the actor's roles allow them to trim this node by hand. */
export function mayTrim(node: PlanNode, actor: Actor, facts: Facts): boolean {
  return node.def.deletableBy?.some((role) => hasRole(actor, facts, role)) ?? false;
}

/** Takes a node out of this card's flow (docs/flow.md 8). */
export function trim(draft: Draft, command: Command<'trim'>): Reason[] {
  const guarded = guardCard(draft, command.node);
  if (!guarded.ok) return guarded.reasons;
  const { node } = guarded;
  const entry = nodeRun(draft.run, node.key);
  if (entry.state === 'skipped' && entry.trim?.by === 'hand') return [];
  if (entry.state === 'done') return [{ code: 'already_done', node: node.key }];
  if (entry.state !== 'pending' && entry.state !== 'active') {
    return [{ code: 'not_active', node: node.key, state: entry.state, waitsFor: [] }];
  }
  if (!mayTrim(node, draft.ctx.actor, draft.facts)) return [{ code: 'no_right', action: 'trim', node: node.key }];
  if (isBlank(command.reason)) return [reasonRequired(draft, 'trim', node.key)];
  emit(draft, {
    type: 'node.skipped',
    node: node.key,
    why: 'trimmed',
    trim: 'hand',
    reason: command.reason,
    ...(entry.state === 'active' && command.tasksTo !== undefined ? { tasksTo: command.tasksTo } : {}),
  });
  if (entry.state === 'active') passTrimmed(draft, node);
  else draft.queue.push(node);
  settle(draft);
  return [];
}

/**
 * Puts a trimmed node back. While nothing after it has started, it is pending again; otherwise it becomes active beside
 * its successors as `late`, which rolls nothing back.
 */
export function untrim(draft: Draft, command: Command<'untrim'>): Reason[] {
  const guarded = guardCard(draft, command.node);
  if (!guarded.ok) return guarded.reasons;
  const { node } = guarded;
  const { run, facts, ctx } = draft;
  const entry = nodeRun(run, node.key);
  if (entry.state !== 'skipped' || entry.trim?.by !== 'hand') {
    return [{ code: 'not_trimmed', node: node.key, state: entry.state }];
  }
  if (!mayTrim(node, ctx.actor, facts)) return [{ code: 'no_right', action: 'untrim', node: node.key }];
  const closure = rollbackClosure(run, [node]);
  const isOvertaken = hasPassed(run, node) && startedSince(draft, node).some((later) => later.kind !== 'end');
  const reason = command.reason === undefined ? {} : { reason: command.reason };
  if (isOvertaken) {
    emit(draft, { type: 'node.untrimmed', node: node.key, reset: [], cleared: [], ...reason });
    emit(draft, { type: 'node.activated', node: node.key, attempt: entry.attempt + 1, late: true });
  } else {
    const reset = resetBy(closure, run).map((later) => later.key);
    emit(draft, { type: 'node.untrimmed', node: node.key, reset, cleared: closure.cleared, ...reason });
    draft.queue.push(node);
  }
  settle(draft);
  return [];
}

/** Nodes after this one that have started, looking through skipped ones. */
function startedSince(draft: Draft, node: PlanNode): PlanNode[] {
  const seen = new Set<PlanNode>();
  const started: PlanNode[] = [];
  const stack = node.outs.map((edge) => edge.to);
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { state } = nodeRun(draft.run, next.key);
    if (state === 'active' || state === 'done') started.push(next);
    else if (state === 'skipped') stack.push(...next.outs.map((edge) => edge.to));
  }
  return started;
}
