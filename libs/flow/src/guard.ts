import type { Draft } from './draft';
import { ownersOf } from './owners';
import type { PlanNode } from './plan';
import type { Reason } from './reasons';
import type { Run } from './run';
import { cardStage, columnOrder } from './stage';
import { nodeRun, stateOf } from './state';
import { entryUnmet, fixBy } from './unmet';

/** Late nodes that are still open. */
export function openLateNodes(draft: Draft): PlanNode[] {
  return draft.plan.work.filter(
    (node) => nodeRun(draft.run, node.key).late === true && stateOf(draft.run, node) === 'active',
  );
}

/**
 * What must hold for the outcome of a decision as a whole: no stage is left while a late node is open, and a
 * stage with a hard limit that is entered from the left has room. Work that is sent back is never held up.
 */
export function guardOutcome(draft: Draft, before: Run): Reason[] {
  const { plan, run, facts } = draft;
  const from = cardStage(plan, before).column;
  const to = cardStage(plan, run).column;
  const advances = (columnOrder(plan, to) ?? -1) > (columnOrder(plan, from) ?? -1) && run.state !== 'lost';
  if (!advances || before.state !== 'open') return [];
  const reasons: Reason[] = [];
  for (const node of openLateNodes(draft)) {
    const fix = fixBy('confirm', ownersOf(node, run, facts), draft.ctx.actor, facts);
    reasons.push({ code: 'late_open', node: node.key, fix });
  }
  const stage = plan.definition.stages.find(({ key }) => key === to);
  if (stage?.wip?.hard && (facts.wip?.[to] ?? 0) >= stage.wip.limit) {
    reasons.push({ code: 'wip_full', stage: to, limit: stage.wip.limit });
  }
  return reasons;
}

/** Entry criteria of the nodes that have become active since the given number of events. */
export function guardEntry(draft: Draft, since: number): Reason[] {
  const { plan, run, facts } = draft;
  return draft.events.slice(since).flatMap((event) => {
    const node = event.type === 'node.activated' ? plan.nodes.get(event.node) : undefined;
    return node?.def.entry ? entryUnmet(plan, run, facts, node) : [];
  });
}
