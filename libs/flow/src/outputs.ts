import { holds } from './condition/evaluate';
import { usedFields } from './condition/used-fields';
import type { Facts } from './facts';
import { fieldReader } from './fields';
import type { Plan, PlanEdge, PlanNode } from './plan';
import type { Run, SplitDecision } from './run';

/** Tokens a node gives its outputs, and of a split what it decided. */
export interface Outputs {
  satisfied?: string[];
  dead?: string[];
  decision?: SplitDecision;
}

/** Outputs of a node that is done, or that is trimmed and reached: all, or of a split the branches taken. */
export function outputsOf(plan: Plan, run: Run, facts: Facts, node: PlanNode, trimmed: boolean): Outputs {
  if (node.outs.length === 0) return {};
  if (node.kind !== 'split') return { satisfied: keysOf(node.outs) };
  const read = fieldReader(plan, run, facts, trimmed ? node.key : undefined);
  const conditional = node.outs.filter((edge) => !edge.def.default);
  const isTrue = (edge: PlanEdge): boolean => edge.def.when !== undefined && holds(edge.def.when, read);
  const found = node.def.split === 'inclusive' ? conditional.filter(isTrue) : conditional.filter(isTrue).slice(0, 1);
  const taken = found.length > 0 ? found : node.outs.filter((edge) => edge.def.default);
  const fields = new Set(conditional.flatMap((edge) => (edge.def.when ? usedFields(edge.def.when) : [])));
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = read(field);
    if (value !== undefined) values[field] = value;
  }
  const left = node.outs.filter((edge) => !taken.includes(edge));
  return {
    satisfied: keysOf(taken),
    ...(left.length > 0 ? { dead: keysOf(left) } : {}),
    decision: { took: taken.map((edge) => edge.to.key), values },
  };
}

/** All outputs dead: of a node that nothing can reach any more. */
export function deadOutputs(node: PlanNode): Outputs {
  return node.outs.length > 0 ? { dead: keysOf(node.outs) } : {};
}

function keysOf(edges: PlanEdge[]): string[] {
  return edges.map((edge) => edge.key);
}
