import { waitsFor } from './commands/node-guard';
import { mayTrim } from './commands/trim';
import type { Actor, Facts } from './facts';
import { formValues } from './fields';
import { actingFor, confirmsFor, mayOverride, neededOf, ownersOf } from './owners';
import type { Plan, PlanNode } from './plan';
import type { Run } from './run';
import { nodeRun, stateOf } from './state';
import { unmet } from './unmet';
import type { NodeAction, NodeView } from './views';

/** All nodes of a card as the actor sees them, each after all before it; markers are left out. */
export function inspect(plan: Plan, run: Run, facts: Facts, actor: Actor): NodeView[] {
  return plan.work.map((node) => inspectNode(plan, run, facts, actor, node));
}

function inspectNode(plan: Plan, run: Run, facts: Facts, actor: Actor, node: PlanNode): NodeView {
  const entry = nodeRun(run, node.key);
  const state = stateOf(run, node);
  const owners = ownersOf(node, run, facts);
  return {
    node: node.key,
    ...(node.stage === undefined ? {} : { stage: node.stage }),
    state,
    ...(state === 'skipped' && entry.skip ? { skip: entry.skip } : {}),
    ...(state === 'void' ? { void: entry.state === 'void' ? ('superseded' as const) : ('closed' as const) } : {}),
    attempt: entry.attempt,
    late: entry.late === true,
    followOn: node.followOn,
    owners,
    confirmed: entry.confirmed ?? [],
    needed: neededOf(node, owners),
    ...(entry.conclusion ? { conclusion: entry.conclusion } : {}),
    ...(entry.startedAt ? { startedAt: entry.startedAt } : {}),
    ...(entry.finishedAt ? { finishedAt: entry.finishedAt } : {}),
    values: formValues(node, run, facts),
    unmet: state === 'active' ? unmet(plan, run, facts, node, actor) : [],
    waitsFor: waitsFor(run, node),
    actions: actionsOf(run, facts, actor, node, owners),
  };
}

function actionsOf(run: Run, facts: Facts, actor: Actor, node: PlanNode, owners: string[]): NodeAction[] {
  const isFollowOn = run.state === 'lost' && node.followOn;
  if (facts.inPool && !isFollowOn) return [];
  const state = stateOf(run, node);
  const entry = nodeRun(run, node.key);
  const overrides = mayOverride(actor, facts);
  if (run.state === 'won' || run.state === 'completed') return state === 'done' && overrides ? ['rollback'] : [];
  if (run.state !== 'open' && !isFollowOn) return [];
  const actions: NodeAction[] = [];
  const works = overrides || actingFor(actor, owners).length > 0 || actingFor(actor, asList(facts.owner)).length > 0;
  if (state === 'active') {
    const own = confirmsFor(node, run, facts, actor);
    const confirms = node.completion.mode !== 'auto' && own.some((user) => !entry.confirmed?.includes(user));
    if (confirms) actions.push('confirm');
    if (overrides) actions.push('override');
    if (works) actions.push('fill');
  }
  if (state === 'active' || state === 'pending') {
    if (works) actions.push('assign', 'unassign');
    if (mayTrim(node, actor, facts)) actions.push('trim');
  }
  if (state === 'skipped' && entry.trim?.by === 'hand' && mayTrim(node, actor, facts)) actions.push('untrim');
  if (state === 'done') actions.push('rollback');
  return actions;
}

function asList(user: string | null): string[] {
  return user === null ? [] : [user];
}
