import { usedFields } from './condition/used-fields';
import type {
  Completion,
  Criterion,
  FlowDefinition,
  FlowEdge,
  FlowMarker,
  FlowNode,
  Join,
  NodeKind,
  Outcome,
} from './model';

/** A node or marker with its links resolved. */
export interface PlanNode {
  key: string;
  kind: NodeKind | 'start' | 'end' | 'lost';
  /** What the template says; of a marker only key and name. */
  def: FlowNode;
  stage?: string;
  /** Position of the stage, left to right; -1 without a stage. */
  order: number;
  completion: Completion;
  join: Join;
  ins: PlanEdge[];
  outs: PlanEdge[];
  /** Whether it stands under the lost marker. */
  followOn: boolean;
  /** Whether no role may trim it. */
  mandatory: boolean;
  outcome?: Outcome;
}

export interface PlanEdge {
  /** `from>to`. */
  key: string;
  from: PlanNode;
  to: PlanNode;
  def: FlowEdge;
}

/** A definition indexed for the engine. Immutable; shared by all cards whose switches are the same. */
export interface Plan {
  definition: FlowDefinition;
  /** Nodes and markers by key. */
  nodes: ReadonlyMap<string, PlanNode>;
  /** Nodes without markers, each after all before it. */
  work: readonly PlanNode[];
  start: PlanNode;
  ends: readonly PlanNode[];
  lost?: PlanNode;
  /** Stage position by key. */
  stages: ReadonlyMap<string, number>;
  switches: Readonly<Record<string, boolean>>;
  /** Fields whose change calls for the command `recheck`. */
  watched: readonly string[];
}

type Graph = Omit<Plan, 'switches'>;

const graphs = new WeakMap<FlowDefinition, { graph: Graph; plans: Map<string, Plan> }>();

/**
 * The plan of a definition under given switch values (of a running card: `run.switches`). The definition must have
 * passed `validate` and must not be changed afterwards: results are shared.
 */
export function planOf(definition: FlowDefinition, switches: Readonly<Record<string, boolean>> = {}): Plan {
  let known = graphs.get(definition);
  if (!known) {
    known = { graph: compile(definition), plans: new Map() };
    graphs.set(definition, known);
  }
  const name = definition.switches.map(({ key }) => (switches[key] === false ? '0' : '1')).join('');
  let plan = known.plans.get(name);
  if (!plan) {
    const values = Object.fromEntries(definition.switches.map(({ key }) => [key, switches[key] !== false]));
    plan = { ...known.graph, switches: values };
    known.plans.set(name, plan);
  }
  return plan;
}

function compile(definition: FlowDefinition): Graph {
  const stages = new Map(definition.stages.map((stage, index) => [stage.key, index]));
  const nodes = new Map<string, PlanNode>();
  for (const def of definition.nodes) nodes.set(def.key, planNode(def, stages));
  const markers = definition.markers.map((marker) => {
    const node = markerNode(marker.key, marker.kind, stages);
    if (marker.kind === 'end') node.outcome = marker.outcome;
    nodes.set(marker.key, node);
    return node;
  });
  link(definition.edges, nodes);
  const lost = markers.find((node) => node.kind === 'lost');
  if (lost) markFollowOn(lost);
  return {
    definition,
    nodes,
    work: inOrder([...nodes.values()]).filter((node) => !markers.includes(node)),
    start: markers.find((node) => node.kind === 'start') ?? markerNode('start', 'start', stages),
    ends: markers.filter((node) => node.kind === 'end'),
    ...(lost ? { lost } : {}),
    stages,
    watched: watchedFields(definition),
  };
}

function planNode(def: FlowNode, stages: ReadonlyMap<string, number>): PlanNode {
  const automatic = def.kind === 'auto' || def.kind === 'split';
  return {
    key: def.key,
    kind: def.kind,
    def,
    ...(def.stage === undefined ? {} : { stage: def.stage }),
    order: (def.stage === undefined ? undefined : stages.get(def.stage)) ?? -1,
    completion: def.completion ?? (automatic ? { mode: 'auto' } : { mode: 'any' }),
    join: def.join ?? { mode: 'all' },
    ins: [],
    outs: [],
    followOn: false,
    mandatory: !def.deletableBy?.length,
  };
}

function markerNode(key: string, kind: FlowMarker['kind'], stages: ReadonlyMap<string, number>): PlanNode {
  return { ...planNode({ key, name: { zh: key, en: key }, kind: 'milestone' }, stages), kind };
}

function link(edges: FlowEdge[], nodes: ReadonlyMap<string, PlanNode>): void {
  for (const def of edges) {
    const from = nodes.get(def.from);
    const to = nodes.get(def.to);
    if (!from || !to) continue;
    const edge = { key: `${def.from}>${def.to}`, from, to, def };
    from.outs.push(edge);
    to.ins.push(edge);
  }
}

function markFollowOn(lost: PlanNode): void {
  const stack = lost.outs.map((edge) => edge.to);
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.followOn) continue;
    node.followOn = true;
    stack.push(...node.outs.map((edge) => edge.to));
  }
}

/** Topological order; nodes of a cycle, which no valid definition has, come last. */
function inOrder(nodes: PlanNode[]): PlanNode[] {
  const left = new Map(nodes.map((node) => [node, node.ins.length]));
  const ready = nodes.filter((node) => node.ins.length === 0);
  const sorted: PlanNode[] = [];
  for (let node = ready.shift(); node; node = ready.shift()) {
    sorted.push(node);
    left.delete(node);
    for (const { to } of node.outs) {
      const count = (left.get(to) ?? 0) - 1;
      left.set(to, count);
      if (count === 0) ready.push(to);
    }
  }
  return [...sorted, ...left.keys()];
}

function watchedFields(definition: FlowDefinition): string[] {
  const criteria = (list: Criterion[] | undefined): string[] => (list ?? []).flatMap(({ when }) => usedFields(when));
  const automatic = definition.nodes.filter((node) => node.kind === 'auto' || node.completion?.mode === 'auto');
  return [
    ...new Set([
      ...definition.switches.flatMap(({ when }) => usedFields(when)),
      ...automatic.flatMap((node) => criteria(node.exit)),
    ]),
  ];
}
