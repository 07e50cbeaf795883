import { joinState } from './join';
import type { PlanNode } from './plan';
import type { Run } from './run';
import { nodeRun } from './state';

/** What a rollback touches: the targets left after the union, the nodes that fall back, the tokens that are cleared. */
export interface Closure {
  targets: PlanNode[];
  /** The set D of docs/flow.md 7. */
  dependents: PlanNode[];
  cleared: string[];
}

/**
 * The least set of nodes that cannot stand once the targets are open again: a node with an input from a target or from
 * the set is in it unless its join still fires without those inputs. A target that depends on another one is no target.
 */
export function rollbackClosure(run: Run, targets: readonly PlanNode[]): Closure {
  const open = new Set<PlanNode>(targets);
  const dependents = new Set<PlanNode>();
  const read = (edge: string): 0 | 1 | undefined => run.tokens[edge];
  const stack = [...targets];
  for (let source = stack.pop(); source; source = stack.pop()) {
    for (const { to } of source.outs) {
      if (dependents.has(to)) continue;
      const without = new Set(to.ins.filter((edge) => open.has(edge.from)).map((edge) => edge.key));
      const join = joinState(to, (edge) => (without.has(edge) ? undefined : read(edge)));
      if (join === 'fires' || join === 'reduced') continue;
      dependents.add(to);
      open.add(to);
      stack.push(to);
    }
  }
  const cleared: string[] = [];
  for (const node of open) {
    for (const edge of node.outs) if (run.tokens[edge.key] !== undefined) cleared.push(edge.key);
  }
  return {
    targets: targets.filter((node) => !dependents.has(node)),
    dependents: [...dependents],
    cleared,
  };
}

/** Dependents that really change: those that are neither pending already nor trimmed, which stands. */
export function resetBy(closure: Closure, run: Run): PlanNode[] {
  return closure.dependents.filter((node) => {
    const { state, skip } = nodeRun(run, node.key);
    return state !== 'pending' && !(state === 'skipped' && skip === 'trimmed');
  });
}

/** Dependents and targets that are barriers which have been passed. */
export function barriersOf(closure: Closure, run: Run): string[] {
  return [...closure.targets, ...closure.dependents]
    .filter((node) => node.def.noRollback && nodeRun(run, node.key).state === 'done')
    .map((node) => node.key);
}

/** Dependents whose trim by hand stands unless somebody undoes it. */
export function trimsKeptBy(closure: Closure, run: Run): string[] {
  return closure.dependents
    .filter((node) => nodeRun(run, node.key).trim?.by === 'hand')
    .map((node) => node.key);
}
