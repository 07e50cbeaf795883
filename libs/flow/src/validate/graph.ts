import type { FlowDefinition } from '../model';
import type { Issue } from './issue';

type Links = Map<string, string[]>;

/** Faults of the graph: markers, cycles, reach. What this accepts can neither dead-end nor get stuck. */
export function checkGraph(definition: FlowDefinition): Issue[] {
  const { nodes, markers, edges } = definition;
  const known = new Set([...nodes, ...markers].map(({ key }) => key));
  const issues: Issue[] = [];
  const count = (kind: string): number => markers.filter((marker) => marker.kind === kind).length;
  if (count('start') !== 1) issues.push({ code: 'start_count' });
  if (count('end') === 0) issues.push({ code: 'end_missing' });
  if (count('lost') > 1) issues.push({ code: 'lost_count' });

  const ends = new Set(markers.filter(({ kind }) => kind === 'end').map(({ key }) => key));
  const sources = markers.filter(({ kind }) => kind !== 'end').map(({ key }) => key);
  const next: Links = new Map();
  const previous: Links = new Map();
  for (const { from, to } of edges) {
    const edge = `${from}>${to}`;
    for (const name of [from, to]) if (!known.has(name)) issues.push({ code: 'unknown_node', edge, name });
    if (sources.includes(to)) issues.push({ code: 'edge_into_source', edge });
    if (ends.has(from)) issues.push({ code: 'edge_out_of_end', edge });
    next.set(from, [...(next.get(from) ?? []), to]);
    previous.set(to, [...(previous.get(to) ?? []), from]);
  }
  for (const node of cyclic(known, next, previous)) issues.push({ code: 'cycle', node });

  const started = reach(markers.filter(({ kind }) => kind === 'start').map(({ key }) => key), next);
  const lost = reach(markers.filter(({ kind }) => kind === 'lost').map(({ key }) => key), next);
  const ending = reach([...ends], previous);
  for (const { key, stage } of nodes) {
    if (!started.has(key) && !lost.has(key)) issues.push({ code: 'unreachable', node: key });
    if (started.has(key) && lost.has(key)) issues.push({ code: 'reached_twice', node: key });
    if (started.has(key) && !ending.has(key)) issues.push({ code: 'reaches_no_end', node: key });
    if (stage === undefined && !lost.has(key)) issues.push({ code: 'stage_missing', node: key });
  }
  for (const key of ends) {
    if (!started.has(key)) issues.push({ code: 'unreachable', node: key });
    if (lost.has(key)) issues.push({ code: 'reached_twice', node: key });
  }
  return issues;
}

function reach(from: string[], links: Links): Set<string> {
  const found = new Set<string>(from);
  const stack = [...from];
  for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
    for (const other of links.get(key) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      stack.push(other);
    }
  }
  return found;
}

/** Nodes that are left when all nodes without open inputs are taken away, and that lead to others that are left. */
function cyclic(keys: ReadonlySet<string>, next: Links, previous: Links): string[] {
  const peel = (links: Links, back: Links): Set<string> => {
    const left = new Set(keys);
    const free = (key: string): boolean => !(links.get(key) ?? []).some((other) => left.has(other));
    const stack = [...left].filter(free);
    for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
      if (!left.delete(key)) continue;
      stack.push(...(back.get(key) ?? []).filter((other) => left.has(other) && free(other)));
    }
    return left;
  };
  const behind = peel(previous, next);
  const ahead = peel(next, previous);
  return [...behind].filter((key) => ahead.has(key));
}

/** Nodes from which a node can be reached. */
export function ancestorsOf(definition: FlowDefinition, key: string): Set<string> {
  const previous: Links = new Map();
  for (const { from, to } of definition.edges) previous.set(to, [...(previous.get(to) ?? []), from]);
  const found = reach([key], previous);
  found.delete(key);
  return found;
}
