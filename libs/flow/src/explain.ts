import type { Actor, Facts } from './facts';
import { mayOverride, unconfirmedOf } from './owners';
import type { Plan, PlanNode } from './plan';
import type { Reason } from './reasons';
import type { Run } from './run';
import { isWaitingTrim, nodeRun, stateOf } from './state';
import { fixBy, unmet } from './unmet';
import type { Cause } from './views';

/**
 * What holds a node up, back to its roots: each cause ends in an active node, with what is missing there and who can
 * clear it. Empty for a node that is done, skipped or void. Clearing a root shortens or changes the answer.
 */
export function explain(plan: Plan, run: Run, facts: Facts, actor: Actor, key: string): Cause[] {
  const node = plan.nodes.get(key);
  if (!node) return [];
  const causes: Cause[] = [];
  const seen = new Set<PlanNode>();
  const trace = (current: PlanNode, path: string[]): void => {
    if (seen.has(current)) return;
    seen.add(current);
    const way = [...path, current.key];
    const state = stateOf(run, current);
    if (state === 'active') {
      causes.push({ path: way, node: current.key, reasons: rootReasons(plan, run, facts, actor, current) });
    } else if (state === 'pending' || (isWaitingTrim(run, current) && current !== node)) {
      for (const edge of current.ins) if (run.tokens[edge.key] === undefined) trace(edge.from, way);
    }
  };
  trace(node, []);
  return causes;
}

/** What holds the card up as a whole: the causes of all its active nodes. */
export function explainCard(plan: Plan, run: Run, facts: Facts, actor: Actor): Cause[] {
  return plan.work
    .filter((node) => stateOf(run, node) === 'active')
    .map((node) => ({ path: [node.key], node: node.key, reasons: rootReasons(plan, run, facts, actor, node) }));
}

function rootReasons(plan: Plan, run: Run, facts: Facts, actor: Actor, node: PlanNode): Reason[] {
  const reasons = unmet(plan, run, facts, node, actor);
  if (reasons.length > 0) return reasons;
  if (node.kind === 'end') return openBeforeEnd(plan, run, facts, actor);
  const owners = unconfirmedOf(node, run, facts);
  if (owners.length === 0) {
    const fix = { kind: 'assign' as const, who: [], inPlace: mayOverride(actor, facts) };
    return [{ code: 'no_owner', node: node.key, fix }];
  }
  return [{ code: 'waits_for', node: node.key, owners, fix: fixBy('confirm', owners, actor, facts) }];
}

/** An end that was reached waits for what is still open beside it. */
function openBeforeEnd(plan: Plan, run: Run, facts: Facts, actor: Actor): Reason[] {
  return plan.work
    .filter((node) => stateOf(run, node) === 'active' && (node.mandatory || nodeRun(run, node.key).late))
    .flatMap((node) => rootReasons(plan, run, facts, actor, node));
}
