import fc from 'fast-check';
import type { FlowCommand } from '../commands';
import type { Completion, FlowDefinition, FlowEdge, FlowNode, Join } from '../model';
import { validate } from '../validate/validate';
import { flow, text } from './flows';

const completion = fc.oneof(
  { arbitrary: fc.constant<Completion>({ mode: 'any' }), weight: 5 },
  fc.constant<Completion>({ mode: 'all' }),
  fc.constant<Completion>({ mode: 'quorum', k: 2 }),
);

/** Any valid definition of up to ten nodes: splits, all kinds of joins, switches, trimmable nodes, several stages. */
export const anyFlow: fc.Arbitrary<FlowDefinition> = fc
  .array(
    fc.record({
      parents: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom<FlowNode['kind']>('task', 'task', 'task', 'split', 'auto'),
      split: fc.constantFrom<'exclusive' | 'inclusive'>('exclusive', 'inclusive'),
      join: fc.constantFrom('all', 'all', 'any', 'cancel', 'count'),
      stage: fc.nat(1),
      trimmable: fc.boolean(),
      switched: fc.integer({ min: 0, max: 5 }).map((value) => value === 0),
      owners: fc.constantFrom<FlowNode['owners']>(undefined, [{ by: 'role', role: 'legal' }]),
      completion,
    }),
    { minLength: 2, maxLength: 10 },
  )
  .map((sketches) => {
    const key = (index: number): string => `n${index}`;
    const links: FlowEdge[] = [];
    let order = 0;
    const nodes: FlowNode[] = sketches.map((sketch, index) => {
      const parents = [...new Set(sketch.parents.map((parent) => (index === 0 ? -1 : (parent % (index + 1)) - 1)))];
      for (const parent of parents) links.push({ from: parent < 0 ? 'start' : key(parent), to: key(index) });
      order = Math.min(3, order + sketch.stage);
      const join: Join | undefined = joinOf(sketch.join, parents.length);
      return {
        key: key(index),
        name: text(key(index)),
        kind: sketch.kind,
        stage: `s${order + 1}`,
        ...(sketch.kind === 'split' ? { split: sketch.split, completion: { mode: 'any' as const } } : {}),
        ...(sketch.kind === 'task' ? { completion: sketch.completion } : {}),
        ...(join ? { join } : {}),
        ...(sketch.owners ? { owners: sketch.owners } : {}),
        ...(sketch.trimmable ? { deletableBy: ['pm'] } : {}),
        ...(sketch.switched ? { switch: 'big' } : {}),
      };
    });
    for (const node of nodes) {
      if (!links.some(({ from }) => from === node.key)) links.push({ from: node.key, to: 'won' });
    }
    for (const node of nodes.filter(({ kind }) => kind === 'split')) makeSplit(node, links);
    return {
      ...flow('start>n0', {}),
      nodes: [...nodes, { key: 'debrief', name: text('debrief'), kind: 'task' as const }],
      edges: [...links, { from: 'lost', to: 'debrief' }],
      switches: [{ key: 'big', name: text('big'), when: { field: 'amount', op: 'gte' as const, value: 2 } }],
    };
  });

function joinOf(kind: string, inputs: number): Join | undefined {
  if (kind === 'any') return { mode: 'any' };
  if (kind === 'cancel') return { mode: 'any', cancelOpen: true };
  if (kind === 'count') return { mode: 'count', k: Math.min(2, inputs) };
  return undefined;
}

/** A split with a single output becomes a task; else its first output is the default. */
function makeSplit(node: FlowNode, links: FlowEdge[]): void {
  const outs = links.filter(({ from }) => from === node.key);
  if (outs.length < 2) {
    node.kind = 'task';
    delete node.split;
    return;
  }
  outs.forEach((edge, index) => {
    if (index === 0) edge.default = true;
    else edge.when = { field: 'amount', op: 'gte', value: index };
  });
}

/** A step of a random history; nodes and targets are chosen by number among those that fit. */
export type Step =
  | { kind: 'confirm' | 'reconfirm' | 'rollback' | 'trim' | 'untrim' | 'assign' | 'unassign'; pick: number; who: string }
  | { kind: 'lose' | 'reopen' | 'keepOpen' | 'suspend' | 'resume'; pick: number; who: string }
  | { kind: 'amount'; pick: number; who: string };

export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.oneof(
      { arbitrary: fc.constant<Step['kind']>('confirm'), weight: 12 },
      { arbitrary: fc.constantFrom<Step['kind']>('rollback', 'trim', 'untrim', 'amount'), weight: 6 },
      { arbitrary: fc.constantFrom<Step['kind']>('reconfirm', 'assign', 'unassign'), weight: 2 },
      {
        arbitrary: fc.constantFrom<Step['kind']>('lose', 'reopen', 'keepOpen', 'suspend', 'resume'),
        weight: 1,
      },
    ),
    pick: fc.nat(20),
    who: fc.constantFrom('ann', 'ben', 'cat'),
  }),
  { maxLength: 30 },
);

/** The command of a step among the given nodes; undefined when there is none to choose. */
export function commandOf(
  step: Step,
  nodes: { active: [string, number][]; done: [string, number][]; every: string[] },
): FlowCommand | undefined {
  const choose = <Item>(items: Item[]): Item | undefined => items[step.pick % Math.max(1, items.length)];
  const every = choose(nodes.every) ?? '';
  switch (step.kind) {
    case 'confirm': {
      const [node, attempt] = choose(nodes.active) ?? ['', 0];
      return node ? { type: 'confirm', node, attempt } : undefined;
    }
    case 'reconfirm': {
      const [node, attempt] = choose(nodes.done) ?? ['', 0];
      return node ? { type: 'confirm', node, attempt } : undefined;
    }
    case 'rollback': {
      const [node] = choose(nodes.done) ?? [''];
      return node ? { type: 'rollback', to: [node], reason: 'again' } : undefined;
    }
    case 'trim':
      return { type: 'trim', node: every, reason: 'not needed' };
    case 'untrim':
      return { type: 'untrim', node: every };
    case 'assign':
      return { type: 'assign', node: every, user: 'cat' };
    case 'unassign':
      return { type: 'unassign', node: every, user: 'cat', reason: 'left' };
    case 'lose':
      return { type: 'lose', reason: 'price' };
    case 'reopen':
      return { type: 'reopen' };
    case 'keepOpen':
      return { type: 'reopen', keepFollowOn: true };
    case 'suspend':
      return { type: 'suspend', reason: 'budget', reviewOn: '2027-01-01' };
    case 'resume':
      return { type: 'resume' };
    case 'amount':
      return { type: 'recheck' };
  }
}

describe('any flow', () => {
  it('is a valid definition', () => {
    fc.assert(fc.property(anyFlow, (definition) => expect(validate(definition)).toEqual([])));
  });
});
