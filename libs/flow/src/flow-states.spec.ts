import { TestCard, actor, facts } from './testing/card';
import { edges, flow } from './testing/flows';
import type { FlowDefinition } from './model';

const by = (field: string, value: unknown) => ({ when: { field, op: 'eq' as const, value } });

function withSplit(kind: 'exclusive' | 'inclusive'): FlowDefinition {
  const definition = flow('start>s s>a s>b s>c? a>j b>j c>j j>won', {
    s: { kind: 'split', split: kind, completion: { mode: 'any' } },
  });
  definition.edges = definition.edges.map((edge) => {
    if (edge.to === 'a') return { ...edge, ...by('x', 1) };
    if (edge.to === 'b') return { ...edge, when: { field: 'x', op: 'gte', value: 1 } };
    return edge;
  });
  return definition;
}

describe('start', () => {
  it('activates what follows the start marker and nothing else', () => {
    const card = new TestCard(flow('start>a start>b a>c b>c c>won'));
    expect(card.all('active')).toEqual(['a', 'b']);
    expect(card.all('pending')).toEqual(['c']);
    expect(card.attempt('a')).toBe(1);
    expect(card.run.tokens).toEqual({ 'start>a': 1, 'start>b': 1 });
  });

  it('keeps the run small: untouched nodes and waiting edges have no entry', () => {
    const card = new TestCard(flow('start>a a>b b>c c>won'));
    expect(Object.keys(card.run.nodes)).toEqual(['a']);
  });

  it('completes automatic nodes at once, and the card with them', () => {
    const card = new TestCard(flow('start>a a>b b>won', { a: { kind: 'auto' }, b: { kind: 'auto' } }));
    expect(card.run.state).toBe('won');
    expect(card.all('done')).toEqual(['a', 'b']);
  });

  it('says when too many automatic steps follow each other, and goes on at the next command', () => {
    const keys = Array.from({ length: 130 }, (_, index) => `n${index}`);
    const line = ['start', ...keys].map((key, index) => `${key}>${keys[index] ?? 'won'}`).join(' ');
    const card = new TestCard(flow(line, Object.fromEntries(keys.map((key) => [key, { kind: 'auto' as const }]))));
    expect(card.run.flags).toEqual([{ code: 'step_limit' }]);
    expect(card.run.state).toBe('open');
    card.do({ type: 'recheck' });
    expect(card.run.state).toBe('won');
  });
});

describe('joins on a card', () => {
  it('ALL waits for the last branch', () => {
    const card = new TestCard(flow('start>a start>b a>j b>j j>won'));
    card.confirm('a');
    expect(card.state('j')).toBe('pending');
    card.confirm('b');
    expect(card.state('j')).toBe('active');
  });

  it('two owners confirm parallel nodes: the join fires once, with the second', () => {
    const card = new TestCard(flow('start>a start>b a>j b>j j>won'));
    const first = card.do({ type: 'confirm', node: 'a', attempt: 1 });
    const second = card.do({ type: 'confirm', node: 'b', attempt: 1 });
    const fires = [...first, ...second].filter((event) => event.type === 'node.activated');
    expect(fires.map((event) => event.node)).toEqual(['j']);
    expect(second.map((event) => event.type)).toEqual(['node.confirmed', 'node.done', 'node.activated']);
  });

  it('ANY starts at the first arrival and not again at the second', () => {
    const card = new TestCard(flow('start>a start>b a>j b>j j>won', { j: { join: { mode: 'any' } } }));
    card.confirm('a');
    expect(card.state('j')).toBe('active');
    expect(card.state('b')).toBe('active');
    const events = card.do({ type: 'confirm', node: 'b', attempt: 1 });
    expect(events.map((event) => event.type)).toEqual(['node.confirmed', 'node.done']);
    expect(card.attempt('j')).toBe(1);
  });

  it('ANY with cancelling supersedes the whole losing branch', () => {
    const card = new TestCard(
      flow('start>a start>b1 b1>b2 a>j b2>j j>won', { j: { join: { mode: 'any', cancelOpen: true } } }),
    );
    card.confirm('a');
    expect(card.state('b1')).toBe('void');
    expect(card.state('b2')).toBe('void');
    expect(card.run.tokens['b2>j']).toBe(0);
  });

  it('ANY with cancelling sees through a trimmed node', () => {
    const card = new TestCard(
      flow('start>a start>b b>d a>j d>j j>won', {
        d: { deletableBy: ['pm'] },
        j: { join: { mode: 'any', cancelOpen: true } },
      }),
    );
    card.do({ type: 'trim', node: 'd', reason: 'x' }, actor('ann', { roles: ['pm'] }));
    card.confirm('a');
    expect(card.state('b')).toBe('void');
    expect(card.run.tokens['d>j']).toBe(0);
  });

  it('ANY with cancelling leaves an open node that leads elsewhere too', () => {
    const card = new TestCard(
      flow('start>a start>b1 b1>b2 b1>k a>j b2>j j>k k>won', { j: { join: { mode: 'any', cancelOpen: true } } }),
    );
    card.confirm('a');
    expect(card.state('b1')).toBe('active');
    expect(card.state('b2')).toBe('void');
  });

  it('ANY join cancels sibling S that also feeds a later ALL join: the output is dead, the ALL goes on', () => {
    const card = new TestCard(
      flow('start>c start>s c>j s>j j>all s>all all>won', { j: { join: { mode: 'any', cancelOpen: true } } }),
    );
    card.confirm('c');
    expect(card.state('s')).toBe('void');
    expect(card.run.tokens['s>all']).toBe(0);
    card.confirm('j');
    expect(card.state('all')).toBe('active');
  });

  it('2 of 3 whose count becomes impossible goes on with the rest and flags the card', () => {
    const definition = withSplit('exclusive');
    const card = new TestCard({
      ...definition,
      nodes: definition.nodes.map((node) =>
        node.key === 'j' ? { ...node, join: { mode: 'count' as const, k: 2 } } : node,
      ),
    });
    card.confirm('s', 'c');
    expect(card.state('j')).toBe('active');
    expect(card.run.flags).toEqual([{ code: 'join_reduced', node: 'j' }]);
    card.do({ type: 'rollback', to: ['c'], reason: 'again' });
    expect(card.run.flags).toBeUndefined();
  });
});

describe('splits', () => {
  it('exclusive takes the first true edge, the others are dead', () => {
    const card = new TestCard(withSplit('exclusive'), facts({ fields: { x: 1 } }));
    card.confirm('s');
    expect(card.state('a')).toBe('active');
    expect(card.all('skipped')).toEqual(['b', 'c']);
    expect(card.run.nodes['b']?.skip).toBe('dead');
    expect(card.run.nodes['s']?.decision).toEqual({ took: ['a'], values: { x: 1 } });
  });

  it('takes the default edge when nothing is true', () => {
    for (const kind of ['exclusive', 'inclusive'] as const) {
      const card = new TestCard(withSplit(kind), facts({ fields: { x: 0 } }));
      card.confirm('s');
      expect(card.all('active')).toEqual(['c']);
    }
  });

  it('inclusive takes all true edges, and the join waits for those taken only', () => {
    const card = new TestCard(withSplit('inclusive'), facts({ fields: { x: 1 } }));
    card.confirm('s');
    expect(card.all('active')).toEqual(['a', 'b']);
    card.confirm('a');
    expect(card.state('j')).toBe('pending');
    card.confirm('b');
    expect(card.state('j')).toBe('active');
  });

  it('a condition field changed after its split was taken: the decision stands', () => {
    const card = new TestCard(withSplit('exclusive'), facts({ fields: { x: 1 } }));
    card.confirm('s');
    card.facts = facts({ fields: { x: 0 } });
    card.do({ type: 'recheck' });
    expect(card.all('active')).toEqual(['a']);
  });

  it('is decided anew after a rollback', () => {
    const card = new TestCard(withSplit('exclusive'), facts({ fields: { x: 1 } }));
    card.confirm('s');
    card.facts = facts({ fields: { x: 0 } });
    card.do({ type: 'rollback', to: ['s'], reason: 'other amount' });
    expect(card.run.nodes['s']?.decision).toBeUndefined();
    card.confirm('s');
    expect(card.all('active')).toEqual(['c']);
    expect(card.attempt('a')).toBe(1);
  });

  it('reads the form of an earlier node', () => {
    const definition = flow('start>n n>s s>a s>b? a>won b>won', {
      n: { form: [{ key: 'size', name: { zh: '', en: '' }, type: 'number' }] },
      s: { kind: 'split' },
    });
    definition.edges = definition.edges.map((edge) =>
      edge.to === 'a' ? { ...edge, when: { field: 'n.size', op: 'gt', value: 5 } } : edge,
    );
    const card = new TestCard(definition);
    card.do({ type: 'fill', node: 'n', attempt: 1, fields: { size: 9 } });
    card.confirm('n');
    expect(card.all('active')).toEqual(['a']);
  });
});

describe('the end of a card', () => {
  it('a card is won by itself when its end is reached and nothing mandatory is open', () => {
    const card = new TestCard(flow('start>a a>won'));
    card.confirm('a');
    expect(card.run.state).toBe('won');
    expect(card.column).toBe('won');
    expect(card.run.closedAt).toBeDefined();
  });

  it('is completed at an end of that outcome', () => {
    const card = new TestCard(
      flow('start>a a>won', {}, {
        markers: [
          { key: 'start', kind: 'start' },
          { key: 'won', kind: 'end', outcome: 'completed' },
        ],
      }),
    );
    card.confirm('a');
    expect(card.run.state).toBe('completed');
  });

  it('waits for a mandatory node beside the end', () => {
    const card = new TestCard(flow('start>a start>b a>j b>j j>won', { j: { join: { mode: 'any' } } }));
    card.confirm('a', 'j');
    expect(card.run.state).toBe('open');
    card.confirm('b');
    expect(card.run.state).toBe('won');
  });

  it('leaves open optional nodes behind as void', () => {
    const card = new TestCard(
      flow('start>a start>b a>j b>j j>won', { b: { deletableBy: ['pm'] }, j: { join: { mode: 'any' } } }),
    );
    card.confirm('a', 'j');
    expect(card.run.state).toBe('won');
    expect(card.state('b')).toBe('void');
    expect(card.codes({ type: 'confirm', node: 'b', attempt: 1 })).toEqual(['card_closed']);
  });

  it('flags a card whose every branch is dead', () => {
    const definition = flow('start>s s>a s>b? a>won b>won', { s: { kind: 'split' } });
    definition.edges = edges('start>s s>a s>b a>won b>won').map((edge) =>
      edge.from === 's' ? { ...edge, ...by('x', 1) } : edge,
    );
    const card = new TestCard(definition);
    expect(card.run.flags).toEqual([{ code: 'dead_end' }]);
  });
});

describe('loss, reopening, suspension', () => {
  const definition = flow('start>a a>b b>won lost>debrief debrief>bond', { a: {}, b: { stage: 's2' } });

  it('a loss starts the nodes under the lost marker and closes the others', () => {
    const card = new TestCard(definition);
    card.confirm('a');
    const events = card.do({ type: 'lose', reason: 'price', competitor: 'Rival' });
    expect(events[0]).toEqual(jasmine.objectContaining({ type: 'card.lost', stage: 's2', n: 1, reason: 'price' }));
    expect(card.run.state).toBe('lost');
    expect(card.column).toBe('lost');
    expect(card.state('b')).toBe('void');
    expect(card.state('debrief')).toBe('active');
    expect(card.codes({ type: 'confirm', node: 'b', attempt: 1 })).toEqual(['card_closed']);
    card.confirm('debrief');
    expect(card.state('bond')).toBe('active');
  });

  it('needs a reason', () => {
    const card = new TestCard(definition);
    expect(card.codes({ type: 'lose', reason: ' ' })).toEqual(['reason_required']);
    expect(card.run.state).toBe('open');
  });

  it('reopening restores exactly, follow-on nodes go back, a second loss is another attempt', () => {
    const card = new TestCard(definition);
    card.confirm('a');
    const before = JSON.stringify([card.run.nodes, card.run.tokens]);
    card.do({ type: 'lose', reason: 'price' });
    card.do({ type: 'reopen' });
    const { debrief: _debrief, ...nodes } = card.run.nodes;
    expect(JSON.stringify([nodes, card.run.tokens])).toBe(before);
    expect(card.state('debrief')).toBe('pending');
    card.do({ type: 'lose', reason: 'again' });
    expect(card.attempt('debrief')).toBe(2);
    expect(card.run.losses).toBe(2);
  });

  it('keeps open follow-on nodes as late ones when asked, and they block winning', () => {
    const card = new TestCard(definition);
    card.confirm('a');
    card.do({ type: 'lose', reason: 'price' });
    card.do({ type: 'reopen', keepFollowOn: true });
    expect(card.run.nodes['debrief']).toEqual(jasmine.objectContaining({ state: 'active', late: true }));
    expect(card.codes({ type: 'confirm', node: 'b', attempt: 1 })).toEqual([]);
    expect(card.run.state).toBe('open');
    card.confirm('debrief');
    expect(card.run.state).toBe('won');
  });

  it('a template without lost marker has no loss', () => {
    const card = new TestCard(flow('start>a a>won', {}, { markers: definition.markers.slice(0, 2) }));
    expect(card.codes({ type: 'lose', reason: 'price' })).toEqual(['no_lost']);
  });

  it('a suspended card keeps its stage, takes no node commands, and resumes as it was', () => {
    const card = new TestCard(definition);
    card.confirm('a');
    const before = card.run;
    expect(card.codes({ type: 'suspend', reason: 'budget', reviewOn: '' })).toEqual(['date_required']);
    expect(card.codes({ type: 'suspend', reason: '', reviewOn: '2026-12-01' })).toEqual(['reason_required']);
    card.do({ type: 'suspend', reason: 'budget', reviewOn: '2026-12-01' });
    expect(card.column).toBe('s2');
    expect(card.state('b')).toBe('void');
    expect(card.codes({ type: 'confirm', node: 'b', attempt: 1 })).toEqual(['card_suspended']);
    expect(card.codes({ type: 'lose', reason: 'price' })).toEqual(['card_suspended']);
    card.do({ type: 'resume' });
    expect(card.run).toEqual(before);
    expect(card.codes({ type: 'resume' })).toEqual(['not_suspended']);
    expect(card.codes({ type: 'reopen' })).toEqual(['not_lost']);
  });

  it('a pooled card is frozen; only the follow-on nodes of a loss go on', () => {
    const card = new TestCard(definition);
    card.facts = facts({ inPool: true, owner: null });
    expect(card.codes({ type: 'confirm', node: 'a', attempt: 1 })).toEqual(['in_pool']);
    expect(card.codes({ type: 'lose', reason: 'price' })).toEqual(['in_pool']);
    card.facts = facts();
    card.do({ type: 'lose', reason: 'price' });
    card.do({ type: 'assign', node: 'debrief', user: 'ben' });
    card.facts = facts({ inPool: true, owner: null });
    expect(card.codes({ type: 'confirm', node: 'debrief', attempt: 1 }, actor('ben'))).toEqual([]);
  });
});
