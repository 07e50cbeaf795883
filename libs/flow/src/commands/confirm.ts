import type { FlowCommand } from '../commands';
import { type Draft, emit } from '../draft';
import { actingFor, confirmsFor, isConfirmed, mayOverride, ownersOf } from '../owners';
import type { PlanNode } from '../plan';
import type { Reason } from '../reasons';
import { complete, settle } from '../settle';
import { nodeRun, stateOf } from '../state';
import { fixBy, unmet } from '../unmet';
import { guardActive, guardCard, isBlank, reasonRequired } from './node-guard';
import { rollBackTo } from './rollback';

type Confirm = Extract<FlowCommand, { type: 'confirm' }>;

/** An owner says that the node is done; enough of them complete it (docs/flow.md 4). */
export function confirm(draft: Draft, command: Confirm): Reason[] {
  if (holdsAlready(draft, command)) return [];
  const guarded = guardActive(draft, command.node, command.attempt);
  if (!guarded.ok) return guarded.reasons;
  const { node } = guarded;
  const { run, facts, ctx } = draft;
  const overrides = command.override !== undefined && mayOverride(ctx.actor, facts);
  if (overrides && isBlank(command.override?.reason)) return [reasonRequired(draft, 'override', node.key)];
  if (node.completion.mode === 'auto' && !overrides) return byItself(draft, node);

  const own = confirmsFor(node, run, facts, ctx.actor);
  const waived = overrides && command.override?.criteria === true;
  const reasons = [
    ...(own.length === 0 && !overrides ? [notYours(draft, node)] : []),
    ...ownWork(draft, node),
    ...(waived ? [] : missing(draft, node, command)),
  ];
  if (command.conclusion === 'reject' && isBlank(command.reason)) {
    reasons.push(reasonRequired(draft, 'reject', node.key));
  }
  if (reasons.length > 0) return reasons;

  const reason = command.reason ?? (overrides ? command.override?.reason : undefined);
  const owners = overrides ? [...new Set([...ownersOf(node, run, facts), ...own])] : own;
  emit(draft, {
    type: 'node.confirmed',
    node: node.key,
    attempt: command.attempt,
    owners: owners.length > 0 ? owners : [ctx.actor.id],
    ...(node.kind === 'review' && command.conclusion ? { conclusion: command.conclusion } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(overrides ? { override: true as const } : {}),
  });
  if (node.kind === 'review' && command.conclusion === 'reject') return reject(draft, node, command);
  if (overrides || isConfirmed(node, draft.run, facts)) {
    complete(draft, node);
    settle(draft);
  }
  return [];
}

/** Whether the same actor has confirmed this very attempt before: then nothing more happens. */
function holdsAlready(draft: Draft, command: Confirm): boolean {
  const guarded = guardCard(draft, command.node);
  const node = draft.plan.nodes.get(command.node);
  const entry = nodeRun(draft.run, command.node);
  if (!node || entry.attempt !== command.attempt || (!guarded.ok && entry.state !== 'done')) return false;
  const state = stateOf(draft.run, node);
  if (state !== 'active' && state !== 'done') return false;
  if (command.override && state === 'active') return false;
  const confirmed = entry.confirmed ?? [];
  const own = confirmsFor(node, draft.run, draft.facts, draft.ctx.actor);
  return own.length > 0 ? own.every((user) => confirmed.includes(user)) : confirmed.includes(draft.ctx.actor.id);
}

/** Nobody confirms an automatic node; what it waits for is the better answer. */
function byItself(draft: Draft, node: PlanNode): Reason[] {
  const reasons = unmet(draft.plan, draft.run, draft.facts, node, draft.ctx.actor);
  return reasons.length > 0 ? reasons : [{ code: 'runs_by_itself', node: node.key }];
}

function missing(draft: Draft, node: PlanNode, command: Confirm): Reason[] {
  const reasons = unmet(draft.plan, draft.run, draft.facts, node, draft.ctx.actor);
  if (command.conclusion === undefined) return reasons;
  if (command.conclusion === 'reject') return [];
  return reasons.filter((reason) => reason.code !== 'conclusion_missing');
}

function notYours(draft: Draft, node: PlanNode): Reason {
  const { run, facts, ctx } = draft;
  const owners =
    node.completion.mode === 'role'
      ? (facts.roleHolders[node.completion.role] ?? [])
      : ownersOf(node, run, facts);
  const entitled = mayOverride(ctx.actor, facts);
  if (owners.length === 0) return { code: 'no_owner', node: node.key, fix: fixBy('assign', [], ctx.actor, facts) };
  return {
    code: 'not_owner',
    node: node.key,
    owners,
    fix: entitled
      ? { kind: 'give_reason', who: [ctx.actor.id], inPlace: true }
      : { kind: 'confirm', who: owners, inPlace: false },
  };
}

/** Nobody reviews their own work, not even by an override. */
function ownWork(draft: Draft, node: PlanNode): Reason[] {
  const of = node.def.review?.of;
  if (node.kind !== 'review' || of === undefined) return [];
  const authors = nodeRun(draft.run, of).confirmed ?? [];
  if (actingFor(draft.ctx.actor, authors).length === 0) return [];
  const others = ownersOf(node, draft.run, draft.facts).filter((user) => !authors.includes(user));
  return [{ code: 'own_work', node: node.key, of, fix: { kind: 'confirm', who: others, inPlace: false } }];
}

function reject(draft: Draft, node: PlanNode, command: Confirm): Reason[] {
  const to = node.def.review?.rejectTo ?? '';
  return rollBackTo(draft, {
    type: 'rollback',
    to: [to],
    reason: command.reason ?? '',
    ...(command.override ? { override: command.override } : {}),
  });
}
