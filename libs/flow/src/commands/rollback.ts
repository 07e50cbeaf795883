import type { FlowCommand } from '../commands';
import { type Draft, emit } from '../draft';
import { mayOverride } from '../owners';
import type { PlanNode } from '../plan';
import type { Fix, Reason } from '../reasons';
import { barriersOf, resetBy, rollbackClosure, trimsKeptBy } from '../rollback-closure';
import { settle } from '../settle';
import { nodeRun } from '../state';
import { cardClosed, guardCard, isBlank, reasonRequired } from './node-guard';
import { retailor } from './recheck';

type Rollback = Extract<FlowCommand, { type: 'rollback' }>;

/** Opens done nodes again and puts back what cannot stand without them (docs/flow.md 7). */
export function rollBackTo(draft: Draft, command: Rollback): Reason[] {
  const { run, facts, ctx } = draft;
  if (isBlank(command.reason)) return [reasonRequired(draft, 'rollback')];
  const entitled = command.override !== undefined && mayOverride(ctx.actor, facts);
  const ended = run.state === 'won' || run.state === 'completed';
  if (ended && !entitled && mayOverride(ctx.actor, facts)) {
    return [{ ...cardClosed(run.state), fix: reasonFromActor(draft) }];
  }
  const { targets, reasons } = targetsOf(draft, command, ended && entitled);
  if (reasons.length > 0) return reasons;

  const closure = rollbackClosure(run, targets);
  const barriers = barriersOf(closure, run);
  if (barriers.length > 0 && !entitled) {
    const fix = mayOverride(ctx.actor, facts) ? { fix: reasonFromActor(draft) } : {};
    return [{ code: 'barrier', nodes: barriers, ...fix }];
  }
  const undone = trimsKeptBy(closure, run).filter((key) => command.undoTrims?.includes(key));
  emit(draft, {
    type: 'flow.rolledBack',
    to: closure.targets.map(({ key }) => ({ node: key, attempt: nodeRun(run, key).attempt + 1 })),
    reset: resetBy(closure, run).map((node) => node.key),
    cleared: closure.cleared,
    untrimmed: undone,
    reason: command.reason,
    ...(command.override && entitled ? { override: true as const } : {}),
    ...(ended ? { reopened: true as const } : {}),
  });
  retailor(draft);
  settle(draft);
  return [];
}

/** The actor has the right; only the reason is missing. */
function reasonFromActor(draft: Draft): Fix {
  return { kind: 'give_reason', who: [draft.ctx.actor.id], inPlace: true };
}

function targetsOf(
  draft: Draft,
  command: Rollback,
  reopens: boolean,
): { targets: PlanNode[]; reasons: Reason[] } {
  const targets: PlanNode[] = [];
  const reasons: Reason[] = [];
  for (const key of new Set(command.to)) {
    const guarded = guardCard(draft, key);
    const node = draft.plan.nodes.get(key);
    const closedOnly = !guarded.ok && guarded.reasons.every((reason) => reason.code === 'card_closed');
    if (!node || (!guarded.ok && !(closedOnly && reopens))) {
      if (!guarded.ok) reasons.push(...guarded.reasons);
      continue;
    }
    const { state } = nodeRun(draft.run, key);
    if (state === 'done') targets.push(node);
    else reasons.push({ code: 'not_done', node: key, state });
  }
  if (targets.length === 0 && reasons.length === 0) reasons.push({ code: 'unknown_node', node: '' });
  return { targets, reasons };
}
