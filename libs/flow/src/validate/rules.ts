import type { FlowDefinition, FlowNode } from '../model';
import { ancestorsOf } from './graph';
import type { Issue } from './issue';

/** Faults of how nodes join, split and complete. */
export function checkRules(definition: FlowDefinition): Issue[] {
  return [...definition.nodes.flatMap((node) => checkNode(definition, node)), ...checkEdges(definition)];
}

function checkNode(definition: FlowDefinition, node: FlowNode): Issue[] {
  const issues: Issue[] = [];
  const inputs = definition.edges.filter(({ to }) => to === node.key).length;
  const { join, completion } = node;
  if (join?.mode === 'count' && !isCount(join.k, inputs)) issues.push({ code: 'join_size', node: node.key });
  if (completion?.mode === 'quorum' && !isCount(completion.k)) issues.push({ code: 'quorum_size', node: node.key });
  if (node.kind === 'auto' && completion !== undefined && completion.mode !== 'auto') {
    issues.push({ code: 'auto_mode', node: node.key });
  }
  if (node.kind === 'review') issues.push(...checkReview(definition, node));
  if (node.kind === 'split') issues.push(...checkSplit(definition, node));
  return issues;
}

function isCount(k: number, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(k) && k >= 1 && k <= most;
}

/** A review has somebody to conclude it, and rejects to a node it always comes after. */
function checkReview(definition: FlowDefinition, node: FlowNode): Issue[] {
  const issues: Issue[] = [];
  if (node.completion?.mode === 'auto') issues.push({ code: 'auto_mode', node: node.key });
  const target = definition.nodes.find(({ key }) => key === node.review?.rejectTo);
  if (!target || !ancestorsOf(definition, node.key).has(target.key)) {
    issues.push({ code: 'reject_target', node: node.key });
  }
  return issues;
}

function checkSplit(definition: FlowDefinition, node: FlowNode): Issue[] {
  const issues: Issue[] = [];
  const outs = definition.edges.filter(({ from }) => from === node.key);
  if (outs.length < 2) issues.push({ code: 'split_too_small', node: node.key });
  if (outs.filter((edge) => edge.default).length !== 1) issues.push({ code: 'default_edge', node: node.key });
  for (const edge of outs) {
    const isPlain = edge.when === undefined;
    if (isPlain !== (edge.default === true)) {
      issues.push({ code: 'condition_missing', node: node.key, edge: `${edge.from}>${edge.to}` });
    }
  }
  return issues;
}

function checkEdges(definition: FlowDefinition): Issue[] {
  const splits = new Set(definition.nodes.filter(({ kind }) => kind === 'split').map(({ key }) => key));
  return definition.edges
    .filter((edge) => !splits.has(edge.from) && (edge.when !== undefined || edge.default !== undefined))
    .map((edge) => ({ code: 'condition_without_split', edge: `${edge.from}>${edge.to}` }));
}
