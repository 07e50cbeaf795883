import { type Draft, emit, notifySuccessors } from './draft';
import { deadOutputs } from './outputs';
import type { PlanNode } from './plan';
import { isWaitingTrim, nodeRun } from './state';

/**
 * Cancels what an ANY join that has fired makes pointless: its open predecessors, and upstream of them every open node
 * that leads nowhere else. Their outputs become dead, also towards other joins.
 */
export function supersedeOpenSiblings(draft: Draft, join: PlanNode): void {
  const gone = new Set<PlanNode>([join]);
  const stack = join.ins.map((edge) => edge.from);
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (gone.has(node) || !isOpen(draft, node)) continue;
    const direct = node.outs.some((edge) => edge.to === join);
    if (!direct && !node.outs.every((edge) => gone.has(edge.to))) continue;
    gone.add(node);
    stack.push(...node.ins.map((edge) => edge.from));
    if (isWaitingTrim(draft.run, node)) emit(draft, { type: 'node.passed', node: node.key, ...deadOutputs(node) });
    else emit(draft, { type: 'node.superseded', node: node.key, join: join.key, ...deadOutputs(node) });
    notifySuccessors(draft, node);
  }
}

function isOpen(draft: Draft, node: PlanNode): boolean {
  if (node.kind === 'start' || node.kind === 'lost') return false;
  const { state } = nodeRun(draft.run, node.key);
  return state === 'pending' || state === 'active' || isWaitingTrim(draft.run, node);
}
