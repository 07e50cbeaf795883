import { explain, explainCard } from './explain';
import type { Actor } from './facts';
import { inspect } from './inspect';
import { planOf } from './plan';
import { TestCard, actor, facts } from './testing/card';
import { flow, text } from './testing/flows';
import type { NodeView } from './views';

function view(card: TestCard, node: string, who: Actor = actor()): NodeView {
  const found = inspect(card.plan, card.run, card.facts, who).find((candidate) => candidate.node === node);
  if (!found) throw new Error(node);
  return found;
}

describe('inspect', () => {
  const definition = flow('start>a a>b b>c c>won lost>debrief', {
    a: { form: [{ key: 'price', name: text(''), type: 'money', required: true, bind: 'amount' }] },
    b: { deletableBy: ['pm'], owners: [{ by: 'role', role: 'legal' }], completion: { mode: 'quorum', k: 2 } },
  });

  it('lists all nodes in order, without markers', () => {
    const card = new TestCard(definition);
    expect(inspect(card.plan, card.run, card.facts, actor()).map(({ node }) => node).sort()).toEqual(['a', 'b', 'c', 'debrief']);
  });

  it('shows an active node with its owners, values and what is missing', () => {
    const card = new TestCard(definition);
    expect(view(card, 'a')).toEqual(
      jasmine.objectContaining({
        state: 'active',
        stage: 's1',
        attempt: 1,
        owners: ['ann'],
        needed: 1,
        values: {},
        followOn: false,
        late: false,
      }),
    );
    expect(view(card, 'a').unmet.map(({ code }) => code)).toEqual(['field_missing']);
    card.facts = facts({ fields: { amount: 5 } });
    expect(view(card, 'a').values).toEqual({ price: 5 });
    expect(view(card, 'a').unmet).toEqual([]);
  });

  it('shows what a pending node waits for, and its quorum', () => {
    const card = new TestCard(definition, facts({ roleHolders: { legal: ['leo', 'lin', 'lou'] } }));
    expect(view(card, 'b')).toEqual(
      jasmine.objectContaining({ state: 'pending', waitsFor: ['a'], needed: 2, unmet: [], attempt: 0 }),
    );
  });

  const actions: [string, Actor, string, string[]][] = [
    ['the owner', actor(), 'a', ['confirm', 'fill', 'assign', 'unassign']],
    ['a stranger', actor('zoe'), 'a', []],
    ['a lead', actor('lea', { mayOverride: true }), 'a', ['override', 'fill', 'assign', 'unassign']],
    ['a trimming role', actor('zoe', { roles: ['pm'] }), 'b', ['trim']],
  ];
  for (const [name, who, node, expected] of actions) {
    it(`${name} may ${expected.join(', ') || 'nothing'} on ${node}`, () => {
      expect(view(new TestCard(definition), node, who).actions as string[]).toEqual(expected);
    });
  }

  it('offers untrim to who may trim, and rollback on done nodes', () => {
    const card = new TestCard(definition, facts({ fields: { amount: 5 } }));
    card.do({ type: 'trim', node: 'b', reason: 'small' }, actor('ann', { roles: ['pm'] }));
    expect(view(card, 'b', actor('ann', { roles: ['pm'] })).actions).toEqual(['untrim']);
    expect(view(card, 'b')).toEqual(jasmine.objectContaining({ state: 'skipped', skip: 'trimmed', actions: [] }));
    card.confirm('a');
    expect(view(card, 'a').actions).toEqual(['rollback']);
    expect(view(card, 'a').finishedAt).toBeDefined();
  });

  it('a confirmed owner is not asked again', () => {
    const card = new TestCard(definition, facts({ fields: { amount: 5 }, roleHolders: { legal: ['ann', 'leo'] } }));
    card.confirm('a', 'b');
    expect(view(card, 'b').actions).not.toContain('confirm');
    expect(view(card, 'b').confirmed).toEqual(['ann']);
  });

  it('a closed card voids what is open and offers nothing there', () => {
    const card = new TestCard(definition);
    card.do({ type: 'lose', reason: 'price' });
    expect(view(card, 'a')).toEqual(jasmine.objectContaining({ state: 'void', void: 'closed', actions: [] }));
    expect(view(card, 'debrief')).toEqual(jasmine.objectContaining({ state: 'active', followOn: true }));
    expect(view(card, 'debrief').actions).toContain('confirm');
    card.facts = facts({ inPool: true });
    expect(view(card, 'a').actions).toEqual([]);
  });

  it('a superseded node says so', () => {
    const card = new TestCard(flow('start>a start>b a>j b>j j>won', { j: { join: { mode: 'any', cancelOpen: true } } }));
    card.confirm('a');
    expect(view(card, 'b')).toEqual(jasmine.objectContaining({ state: 'void', void: 'superseded' }));
  });

  it('on a won card only the right may roll back', () => {
    const card = new TestCard(flow('start>a a>won'));
    card.confirm('a');
    expect(view(card, 'a').actions).toEqual([]);
    expect(view(card, 'a', actor('boss', { mayOverride: true })).actions).toEqual(['rollback']);
  });
});

describe('explain', () => {
  const definition = flow('start>a a>b start>x b>j x>j j>k k>won', {
    a: { checklist: [{ key: 'i', name: text('') }] },
    x: { owners: [{ by: 'person', user: 'wang' }] },
  });

  it('follows the waiting edges back to the nodes somebody can work on', () => {
    const card = new TestCard(definition);
    const causes = explain(card.plan, card.run, card.facts, actor(), 'k');
    expect(causes.map(({ path }) => path)).toEqual([
      ['k', 'j', 'b', 'a'],
      ['k', 'j', 'x'],
    ]);
    expect(causes[0]?.reasons.map(({ code }) => code)).toEqual(['item_open']);
    expect(causes[1]?.reasons).toEqual([
      { code: 'waits_for', node: 'x', owners: ['wang'], fix: { kind: 'confirm', who: ['wang'], inPlace: false } },
    ]);
  });

  it('clearing a root shortens the answer', () => {
    const card = new TestCard(definition);
    card.do({ type: 'confirm', node: 'x', attempt: 1 }, actor('wang'));
    expect(explain(card.plan, card.run, card.facts, actor(), 'k').map(({ node }) => node)).toEqual(['a']);
    card.do({ type: 'tick', node: 'a', attempt: 1, item: 'i', on: true });
    card.confirm('a');
    expect(explain(card.plan, card.run, card.facts, actor(), 'k').map(({ path }) => path)).toEqual([['k', 'j', 'b']]);
  });

  it('looks through trimmed nodes', () => {
    const card = new TestCard(flow('start>a a>b b>c c>won', { b: { deletableBy: ['pm'] } }));
    card.do({ type: 'trim', node: 'b', reason: 'x' }, actor('ann', { roles: ['pm'] }));
    expect(explain(card.plan, card.run, card.facts, actor(), 'c').map(({ path }) => path)).toEqual([['c', 'b', 'a']]);
  });

  it('names a node that nobody owns', () => {
    const card = new TestCard(definition, facts({ owner: null, teamLead: null }));
    card.run = { ...card.run, nodes: { ...card.run.nodes, a: { state: 'active', attempt: 1, ticked: ['i'] } } };
    const [first] = explainCard(card.plan, card.run, card.facts, actor());
    expect(first?.reasons.map(({ code }) => code)).toEqual(['no_owner']);
  });

  it('says what an end that was reached still waits for', () => {
    const card = new TestCard(flow('start>a start>b a>j b>j j>won', { j: { join: { mode: 'any' } } }));
    card.confirm('a', 'j');
    const [cause] = explain(card.plan, card.run, card.facts, actor(), 'won');
    expect(cause?.reasons).toEqual([jasmine.objectContaining({ code: 'waits_for', node: 'b' })]);
  });

  it('has nothing to say about what is done or unknown', () => {
    const card = new TestCard(flow('start>a a>b b>won'));
    card.confirm('a');
    expect(explain(card.plan, card.run, card.facts, actor(), 'a')).toEqual([]);
    expect(explain(planOf(card.definition), card.run, card.facts, actor(), 'nope')).toEqual([]);
  });
});
