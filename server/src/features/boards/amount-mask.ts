import type { FlowDefinition, NodeView, Run } from '@tideboard/flow';

/** Hides money from readers without the right to it, wherever it may hide: fields of nodes, their views and the log. */
export class AmountMask {
  private readonly keys: ReadonlySet<string>;

  constructor(definition: FlowDefinition) {
    const fields = definition.nodes.flatMap(({ form }) => form ?? []);
    this.keys = new Set(['amount', ...fields.flatMap(({ key, type, bind }) => (type === 'money' || bind === 'amount' ? [key] : []))]);
  }

  run(run: Run): Run {
    const nodes = Object.entries(run.nodes).map(([key, node]) => [key, node.fields ? { ...node, fields: this.values(node.fields) } : node]);
    return { ...run, nodes: Object.fromEntries(nodes) as Run['nodes'] };
  }

  views(views: readonly NodeView[]): NodeView[] {
    return views.map((view) => ({ ...view, values: this.values(view.values) }));
  }

  /** A log entry's payload: the values that events carry stand one level down (`fields`, `bound`, `frozen`, `before`, `changed`). */
  payload(payload: Record<string, unknown>): Record<string, unknown> {
    const entries = Object.entries(this.values(payload)).map(([key, value]) => [key, isValues(value) ? this.values(value) : value]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  }

  private values(values: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).filter(([key]) => !this.keys.has(key)));
  }
}

function isValues(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
