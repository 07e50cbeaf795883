import type { FlowDefinition, FlowEdge, FlowNode, FlowStage, LocalText } from '../model';

/** The same text in every language. */
export function text(value: string): LocalText {
  return { zh: value, en: value };
}

export function stage(key: string, more: Partial<FlowStage> = {}): FlowStage {
  return { key, name: text(key), probability: 50, standard: text(''), ...more };
}

/** Edges written as `start>a a>b b>won`; `a>b?` is the default edge of a split. */
export function edges(line: string): FlowEdge[] {
  return line
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [from = '', to = ''] = word.replace('?', '').split('>');
      return { from, to, ...(word.endsWith('?') ? { default: true } : {}) };
    });
}

type NodeSketch = Partial<Omit<FlowNode, 'key' | 'name'>>;

/** A definition from a line of edges and what differs from a plain task; nodes without a stage stand in `s1`. */
export function flow(
  line: string,
  nodes: Record<string, NodeSketch> = {},
  more: Partial<FlowDefinition> = {},
): FlowDefinition {
  const links = edges(line);
  const markers = ['start', 'won', 'lost'];
  const keys = [...new Set(links.flatMap(({ from, to }) => [from, to]))].filter((key) => !markers.includes(key));
  const underLost = new Set<string>();
  for (const { from, to } of links) if (from === 'lost' || underLost.has(from)) underLost.add(to);
  return {
    key: 'sketch',
    name: text('sketch'),
    stages: ['s1', 's2', 's3', 's4'].map((key) => stage(key)),
    nodes: keys.map((key) => ({
      key,
      name: text(key),
      kind: 'task' as const,
      ...(underLost.has(key) ? {} : { stage: 's1' }),
      ...nodes[key],
    })),
    markers: [
      { key: 'start', kind: 'start' },
      { key: 'won', kind: 'end', outcome: 'won' },
      { key: 'lost', kind: 'lost' },
    ],
    edges: links,
    switches: [],
    roles: ['legal', 'audit', 'pm'].map((key) => ({ key, name: text(key) })),
    ...more,
  };
}
