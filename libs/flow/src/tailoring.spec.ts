import { TestCard, actor, facts } from './testing/card';
import { edges, flow, text } from './testing/flows';
import { tailor } from './tailor';

const pm = actor('ann', { roles: ['pm'] });
const trim = (node: string) => ({ type: 'trim', node, reason: 'small deal' }) as const;

describe('trimming by hand', () => {
  const definition = flow('start>a a>b b>c c>won', { b: { deletableBy: ['pm'] } });

  it('needs the node to be deletable, the role and a reason', () => {
    const card = new TestCard(definition);
    expect(card.codes(trim('a'), pm)).toEqual(['no_right']);
    expect(card.codes(trim('b'))).toEqual(['no_right']);
    expect(card.codes({ ...trim('b'), reason: ' ' }, pm)).toEqual(['reason_required']);
    expect(card.codes(trim('b'), pm)).toEqual([]);
    expect(card.do(trim('b'), pm)).toEqual([]);
  });

  it('a pending node is skipped at once, its edges wait until its own join resolves', () => {
    const card = new TestCard(definition);
    card.do(trim('b'), pm);
    expect(card.run.nodes['b']).toEqual({
      state: 'skipped',
      attempt: 0,
      skip: 'trimmed',
      trim: { by: 'hand', reason: 'small deal' },
    });
    expect(card.run.tokens['b>c']).toBeUndefined();
    card.confirm('a');
    expect(card.run.tokens['b>c']).toBe(1);
    expect(card.state('c')).toBe('active');
  });

  it('an active node is skipped and passed; its tasks go where they are sent', () => {
    const card = new TestCard(definition);
    card.confirm('a');
    const events = card.do({ ...trim('b'), tasksTo: 'c' }, pm);
    expect(events[0]).toEqual(jasmine.objectContaining({ type: 'node.skipped', tasksTo: 'c' }));
    expect(card.state('c')).toBe('active');
  });

  it('a done node cannot be trimmed, nor markers', () => {
    const card = new TestCard(definition);
    card.confirm('a', 'b');
    expect(card.codes(trim('b'), pm)).toEqual(['already_done']);
    expect(card.codes(trim('start'), pm)).toEqual(['unknown_node']);
    expect(card.codes(trim('won'), pm)).toEqual(['unknown_node']);
  });

  it('trimmed first and last nodes: the card still runs from start to end', () => {
    const card = new TestCard(flow('start>a a>b b>won', { a: { deletableBy: ['pm'] }, b: { deletableBy: ['pm'] } }));
    card.do(trim('b'), pm);
    card.do(trim('a'), pm);
    expect(card.run.state).toBe('won');
  });

  it('a trimmed node on a dead branch passes dead on', () => {
    const sketch = flow('start>s s>a s>b? a>x x>j b>j j>won', { s: { kind: 'split', completion: { mode: 'any' } }, x: { deletableBy: ['pm'] } });
    sketch.edges = sketch.edges.map((edge) =>
      edge.to === 'a' ? { ...edge, when: { field: 'go', op: 'isTrue' as const } } : edge,
    );
    const card = new TestCard(sketch);
    card.do(trim('x'), pm);
    card.confirm('s');
    expect(card.run.nodes['x']?.skip).toBe('trimmed');
    expect(card.run.tokens['x>j']).toBe(0);
    card.confirm('b');
    expect(card.state('j')).toBe('active');
  });

  it('a trimmed split still decides, with its own form as empty', () => {
    const sketch = flow('start>n n>s s>a s>b? a>won b>won', {
      s: {
        kind: 'split',
        completion: { mode: 'any' },
        deletableBy: ['pm'],
        form: [{ key: 'way', name: text(''), type: 'text' }],
      },
    });
    sketch.edges = sketch.edges.map((edge) =>
      edge.to === 'a' ? { ...edge, when: { field: 's.way', op: 'eq' as const, value: 'a' } } : edge,
    );
    const filled = new TestCard(sketch);
    filled.confirm('n');
    filled.do({ type: 'fill', node: 's', attempt: 1, fields: { way: 'a' } });
    filled.do(trim('s'), pm);
    expect(filled.all('active')).toEqual(['b']);
    expect(filled.state('a')).toBe('skipped');
  });
});

describe('untrimming', () => {
  const line = 'start>a a>b b>c c>d d>won';
  const stages = { a: { stage: 's1' }, b: { stage: 's1', deletableBy: ['pm'] }, c: { stage: 's2' }, d: { stage: 's3' } };

  it('before its join has resolved the node is pending again', () => {
    const card = new TestCard(flow(line, stages));
    card.do(trim('b'), pm);
    card.do({ type: 'untrim', node: 'b' }, pm);
    expect(card.state('b')).toBe('pending');
    expect(card.run.nodes['b']).toBeUndefined();
  });

  it('after a successor has started the node becomes active beside it as late and rolls nothing back', () => {
    const card = new TestCard(flow(line, stages));
    card.do(trim('b'), pm);
    card.confirm('a');
    card.do({ type: 'untrim', node: 'b' }, pm);
    expect(card.all('active')).toEqual(['b', 'c']);
    expect(card.run.nodes['b']?.late).toBeTrue();
    expect(card.column).toBe('s2');
    expect(card.ghosts).toEqual(['s1']);
  });

  it('a late node blocks the next stage exit, and winning', () => {
    const card = new TestCard(flow(line, stages));
    card.do(trim('b'), pm);
    card.confirm('a');
    card.do({ type: 'untrim', node: 'b' }, pm);
    expect(card.codes({ type: 'confirm', node: 'c', attempt: 1 })).toEqual(['late_open']);
    card.confirm('b');
    expect(card.run.nodes['b']?.late).toBeUndefined();
    card.confirm('c', 'd');
    expect(card.run.state).toBe('won');
  });

  it('while all successors wait, its tokens are taken back and it becomes active', () => {
    const card = new TestCard(flow('start>a start>x a>b b>j x>j j>won', { b: { deletableBy: ['pm'] } }));
    card.do(trim('b'), pm);
    card.confirm('a');
    expect(card.run.tokens['b>j']).toBe(1);
    card.do({ type: 'untrim', node: 'b' }, pm);
    expect(card.run.tokens['b>j']).toBeUndefined();
    expect(card.state('b')).toBe('active');
    expect(card.run.nodes['b']?.late).toBeUndefined();
    card.confirm('x');
    expect(card.state('j')).toBe('pending');
  });

  it('looks through skipped successors to see whether one has started', () => {
    const card = new TestCard(flow('start>a a>b b>d d>c c>won', { b: { deletableBy: ['pm'] }, d: { deletableBy: ['pm'] } }));
    card.do(trim('b'), pm);
    card.do(trim('d'), pm);
    card.confirm('a');
    card.do({ type: 'untrim', node: 'b' }, pm);
    expect(card.run.nodes['b']?.late).toBeTrue();
    expect(card.state('c')).toBe('active');
  });

  it('an end that was reached, but waits for others, has not started anything', () => {
    const card = new TestCard(
      flow('start>a start>m a>j m>j j>b b>won', { j: { join: { mode: 'any' } }, b: { deletableBy: ['pm'] } }),
    );
    card.do(trim('b'), pm);
    card.confirm('a', 'j');
    expect(card.run.nodes['won']?.state).toBe('active');
    card.do({ type: 'untrim', node: 'b' }, pm);
    expect(card.run.nodes['b']?.late).toBeUndefined();
    expect(card.run.nodes['won']?.state).toBe('pending');
    card.confirm('m', 'b');
    expect(card.run.state).toBe('won');
  });

  it('what a trimmed split has decided stands when it is done late, or trimmed once more', () => {
    const sketch = flow('start>s s>a s>b? a>won b>won', {
      s: { kind: 'split', completion: { mode: 'any' }, deletableBy: ['pm'] },
    });
    sketch.edges = sketch.edges.map((edge) =>
      edge.to === 'a' ? { ...edge, when: { field: 'x', op: 'isTrue' as const } } : edge,
    );
    for (const again of [false, true]) {
      const card = new TestCard(sketch);
      card.do(trim('s'), pm);
      expect(card.all('active')).toEqual(['b']);
      card.do({ type: 'untrim', node: 's' }, pm);
      card.facts = facts({ fields: { x: true } });
      if (again) card.do(trim('s'), pm);
      else card.confirm('s');
      expect(card.all('active')).toEqual(['b']);
      expect(card.run.tokens).toEqual({ 'start>s': 1, 's>a': 0, 's>b': 1, 'a>won': 0 });
    }
  });

  it('is refused for what is not trimmed by hand, and without the role', () => {
    const card = new TestCard(flow(line, stages));
    expect(card.codes({ type: 'untrim', node: 'b' }, pm)).toEqual(['not_trimmed']);
    card.do(trim('b'), pm);
    expect(card.codes({ type: 'untrim', node: 'b' })).toEqual(['no_right']);
  });
});

describe('switches', () => {
  const definition = flow('start>a a>audit audit>b b>won', { audit: { switch: 'big' } }, {
    switches: [{ key: 'big', name: text(''), when: { field: 'amount', op: 'gte', value: 100 } }],
  });

  it('are evaluated when the card is created, and stored', () => {
    const small = new TestCard(definition, facts({ fields: { amount: 1 } }));
    expect(small.run.switches).toEqual({ big: false });
    expect(small.run.nodes['audit']).toEqual(jasmine.objectContaining({ skip: 'trimmed', trim: { by: 'switch' } }));
    small.confirm('a');
    expect(small.state('b')).toBe('active');
    const large = new TestCard(definition, facts({ fields: { amount: 100 } }));
    expect(large.run.switches).toEqual({ big: true });
    expect(large.state('audit')).toBe('pending');
  });

  it('turn pending nodes on and off when a used field changes', () => {
    const card = new TestCard(definition, facts({ fields: { amount: 1 } }));
    expect(card.plan.watched).toEqual(['amount']);
    card.facts = facts({ fields: { amount: 200 } });
    card.do({ type: 'recheck' });
    expect(card.state('audit')).toBe('pending');
    expect(card.run.switches).toEqual({ big: true });
    card.facts = facts({ fields: { amount: 2 } });
    card.do({ type: 'recheck' });
    expect(card.state('audit')).toBe('skipped');
    expect(card.do({ type: 'recheck' })).toEqual([]);
  });

  it('change nothing that has started or was passed', () => {
    const started = new TestCard(definition, facts({ fields: { amount: 100 } }));
    started.confirm('a');
    started.facts = facts({ fields: { amount: 1 } });
    started.do({ type: 'recheck' });
    expect(started.state('audit')).toBe('active');

    const passed = new TestCard(definition, facts({ fields: { amount: 1 } }));
    passed.confirm('a');
    passed.facts = facts({ fields: { amount: 100 } });
    passed.do({ type: 'recheck' });
    expect(passed.state('audit')).toBe('skipped');
    expect(passed.state('b')).toBe('active');
  });

  it('are applied anew to what a rollback puts back', () => {
    const card = new TestCard(definition, facts({ fields: { amount: 1 } }));
    card.confirm('a');
    card.facts = facts({ fields: { amount: 100 } });
    card.do({ type: 'recheck' });
    card.do({ type: 'rollback', to: ['a'], reason: 'new price' });
    expect(card.state('audit')).toBe('pending');
    card.confirm('a');
    expect(card.state('audit')).toBe('active');
  });

  it('cannot be undone by hand', () => {
    const card = new TestCard(definition, facts({ fields: { amount: 1 } }));
    expect(card.codes({ type: 'untrim', node: 'audit' }, pm)).toEqual(['not_trimmed']);
  });

  it('cards with the same values share one plan', () => {
    const one = tailor(definition, facts({ fields: { amount: 1 } }));
    expect(tailor(definition, facts({ fields: { amount: 2 } }))).toBe(one);
    expect(tailor(definition, facts({ fields: { amount: 100 } }))).not.toBe(one);
    const plain = flow('start>a a>won');
    plain.edges = edges('start>a a>won');
    expect(tailor(plain, facts())).toBe(tailor(plain, facts({ owner: 'ben' })));
  });
});
