import type { FlowDefinition } from '../model';
import type { Issue } from './issue';

const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const OUTCOMES = ['won', 'completed', 'lost'];

/** Keys are unique words without `.`, `>` and `#`, which join keys elsewhere, and no names every object has. */
function isKey(key: string): boolean {
  return KEY.test(key) && !(key in Object.prototype);
}

/** Faults of keys: shape and uniqueness. Nodes and markers share one space; outcome columns are not stage keys. */
export function checkKeys(definition: FlowDefinition): Issue[] {
  const { stages, nodes, markers, switches, roles, edges } = definition;
  const issues = [
    ...keyIssues([definition.key]),
    ...keyIssues(stages.map(({ key }) => key)),
    ...keyIssues([...nodes, ...markers].map(({ key }) => key)),
    ...keyIssues(switches.map(({ key }) => key)),
    ...keyIssues(roles.map(({ key }) => key)),
    ...stages.filter(({ key }) => OUTCOMES.includes(key)).map(({ key }): Issue => ({ code: 'bad_key', name: key })),
  ];
  for (const node of nodes) {
    const groups = [
      node.form ?? [],
      node.deliverables ?? [],
      [...(node.checklist ?? []), ...(node.tasks ?? [])],
      [...(node.entry ?? []), ...(node.exit ?? [])],
    ];
    for (const group of groups) {
      issues.push(...keyIssues(group.map(({ key }) => key)).map((issue) => ({ ...issue, node: node.key })));
    }
  }
  for (const edge of repeated(edges.map(({ from, to }) => `${from}>${to}`))) {
    issues.push({ code: 'duplicate_edge', edge });
  }
  return issues;
}

function keyIssues(keys: string[]): Issue[] {
  return [
    ...keys.filter((key) => !isKey(key)).map((name): Issue => ({ code: 'bad_key', name })),
    ...repeated(keys).map((name): Issue => ({ code: 'duplicate_key', name })),
  ];
}

function repeated(keys: string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
