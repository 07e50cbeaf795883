import type { Plan, PlanNode } from './plan';
import type { NodeRun, NodeState, Run } from './run';

const UNTOUCHED: NodeRun = Object.freeze({ state: 'pending', attempt: 0 });

/** The entry of a node, or the one all untouched nodes share. */
export function nodeRun(run: Run, key: string): NodeRun {
  return run.nodes[key] ?? UNTOUCHED;
}

/**
 * State as people see it: what is pending or active counts as void while the card is lost, suspended or ended. Under
 * the lost marker work goes on while the card is lost.
 */
export function stateOf(run: Run, node: PlanNode): NodeState {
  const { state } = nodeRun(run, node.key);
  if (state !== 'pending' && state !== 'active') return state;
  if (run.state === 'open') return state;
  return run.state === 'lost' && node.followOn ? state : 'void';
}

/** The active nodes of a card as `node#attempt`, sorted: the set a move is planned on (docs/flow.md 6). */
export function activeSet(plan: Plan, run: Run): string[] {
  return plan.work
    .filter((node) => stateOf(run, node) === 'active')
    .map((node) => `${node.key}#${nodeRun(run, node.key).attempt}`)
    .sort();
}

/** Whether the tokens of a node's outputs are set: of a trimmed node, whether its join has resolved. */
export function hasPassed(run: Run, node: PlanNode): boolean {
  return node.outs.some((edge) => run.tokens[edge.key] !== undefined);
}

/** Whether a trimmed node still waits for its own join. */
export function isWaitingTrim(run: Run, node: PlanNode): boolean {
  const { state, skip } = nodeRun(run, node.key);
  return state === 'skipped' && skip === 'trimmed' && !hasPassed(run, node);
}
