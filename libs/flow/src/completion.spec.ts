import type { Facts } from './facts';
import type { Completion, FlowNode } from './model';
import { ownersOf } from './owners';
import { TestCard, actor, facts } from './testing/card';
import { flow, text } from './testing/flows';

const legal = (...users: string[]): Partial<Facts> => ({ roleHolders: { legal: users } });

function cardWith(completion: Completion, known: Facts, node: Partial<FlowNode> = {}): TestCard {
  return new TestCard(
    flow('start>a a>b b>won', { a: { owners: [{ by: 'role', role: 'legal' }], completion, ...node } }),
    known,
  );
}

const confirm = { type: 'confirm', node: 'a', attempt: 1 } as const;

describe('who may confirm', () => {
  it('the card owner owns a node without owner rule', () => {
    const card = new TestCard(flow('start>a a>won'));
    expect(card.codes(confirm, actor('ben'))).toEqual(['not_owner']);
    expect(card.codes(confirm, actor('ann'))).toEqual([]);
  });

  it('a refusal names the owners and who can confirm', () => {
    const card = cardWith({ mode: 'any' }, facts(legal('leo')));
    expect(card.try(confirm)).toEqual([
      { code: 'not_owner', node: 'a', owners: ['leo'], fix: { kind: 'confirm', who: ['leo'], inPlace: false } },
    ]);
  });

  it('a role nobody holds falls back to the card owner, then to the team lead', () => {
    expect(cardWith({ mode: 'any' }, facts()).codes(confirm, actor('ann'))).toEqual([]);
    expect(cardWith({ mode: 'any' }, facts({ owner: null })).codes(confirm, actor('lea'))).toEqual([]);
  });

  it('without anybody at all the node is never passed silently', () => {
    const card = cardWith({ mode: 'all' }, facts({ owner: null, teamLead: null }));
    expect(card.codes(confirm)).toEqual(['no_owner']);
    expect(card.state('a')).toBe('active');
  });

  it('rules name their people together', () => {
    const owners: FlowNode['owners'] = [
      { by: 'role', role: 'legal' },
      { by: 'card' },
      { by: 'person', user: 'pia' },
    ];
    for (const who of ['leo', 'ann', 'pia']) {
      expect(cardWith({ mode: 'any' }, facts(legal('leo')), { owners }).codes(confirm, actor(who))).toEqual([]);
    }
  });

  it('who stands in for an owner confirms for that owner', () => {
    const card = cardWith({ mode: 'any' }, facts(legal('leo')));
    card.do(confirm, actor('ben', { delegations: ['leo'] }));
    expect(card.run.nodes['a']?.confirmed).toEqual(['leo']);
  });

  it('an override needs the right and a reason, and is told as such', () => {
    const override = { ...confirm, override: { reason: 'Leo is ill' } };
    const card = cardWith({ mode: 'all' }, facts(legal('leo', 'lin')));
    expect(card.codes(override, actor('ben'))).toEqual(['not_owner']);
    const boss = actor('boss', { mayOverride: true });
    expect(card.try(confirm, boss)[0]?.fix).toEqual({ kind: 'give_reason', who: ['boss'], inPlace: true });
    expect(card.codes({ ...confirm, override: { reason: ' ' } }, boss)).toEqual(['reason_required']);
    const events = card.do(override, boss);
    expect(events[0]).toEqual(jasmine.objectContaining({ override: true, reason: 'Leo is ill', by: 'boss' }));
    expect(card.state('a')).toBe('done');
  });

  it('the right may come with the card instead of the person', () => {
    const card = cardWith({ mode: 'any' }, facts({ ...legal('leo'), canOverride: true }));
    expect(card.codes({ ...confirm, override: { reason: 'mine' } }, actor('lea'))).toEqual([]);
  });

  it('an override waives criteria only when it says so', () => {
    const form: FlowNode['form'] = [{ key: 'x', name: text('x'), type: 'text', required: true }];
    const boss = actor('boss', { mayOverride: true });
    const card = cardWith({ mode: 'any' }, facts(), { form });
    expect(card.codes({ ...confirm, override: { reason: 'hurry' } }, boss)).toEqual(['field_missing']);
    expect(card.codes({ ...confirm, override: { reason: 'hurry', criteria: true } }, boss)).toEqual([]);
  });
});

describe('how many confirmations complete a node', () => {
  const cases: [Completion, string[], string[], boolean][] = [
    [{ mode: 'any' }, ['leo', 'lin'], ['lin'], true],
    [{ mode: 'all' }, ['leo', 'lin'], ['lin'], false],
    [{ mode: 'all' }, ['leo', 'lin'], ['lin', 'leo'], true],
    [{ mode: 'quorum', k: 2 }, ['leo', 'lin', 'lou'], ['lin'], false],
    [{ mode: 'quorum', k: 2 }, ['leo', 'lin', 'lou'], ['lin', 'lou'], true],
    [{ mode: 'quorum', k: 3 }, ['leo', 'lin'], ['lin', 'leo'], true],
    [{ mode: 'role', role: 'legal' }, ['leo', 'lin'], ['leo'], true],
  ];
  for (const [completion, owners, confirmers, done] of cases) {
    it(`${JSON.stringify(completion)} of ${owners.length} by ${confirmers.length}: ${done ? 'done' : 'open'}`, () => {
      const card = cardWith(completion, facts(legal(...owners)));
      for (const who of confirmers) card.do(confirm, actor(who));
      expect(card.state('a')).toBe(done ? 'done' : 'active');
      expect(card.state('b')).toBe(done ? 'active' : 'pending');
    });
  }

  it('a named role confirms whoever owns the node', () => {
    const card = cardWith({ mode: 'role', role: 'audit' }, facts(legal('leo')));
    expect(card.codes(confirm, actor('leo'))).toEqual(['no_owner']);
    expect(card.codes(confirm, actor('amy', { roles: ['audit'] }))).toEqual([]);
    expect(card.state('a')).toBe('done');
  });

  it('quorum 3, two owners leave: two are enough', () => {
    const card = cardWith({ mode: 'quorum', k: 3 }, facts(legal('leo', 'lin', 'lou', 'lex')));
    card.facts = facts(legal('leo', 'lin'));
    card.do(confirm, actor('leo'));
    expect(card.state('a')).toBe('active');
    card.do(confirm, actor('lin'));
    expect(card.state('a')).toBe('done');
  });

  it('a command whose effect holds already is accepted without events', () => {
    const card = cardWith({ mode: 'all' }, facts(legal('leo', 'lin')));
    card.do(confirm, actor('leo'));
    expect(card.do(confirm, actor('leo'))).toEqual([]);
    card.do(confirm, actor('lin'));
    expect(card.do(confirm, actor('leo'))).toEqual([]);
    expect(card.codes(confirm, actor('ben'))).toEqual(['already_done']);
  });

  it('a stale attempt, an unknown node and a pending node are refused', () => {
    const card = cardWith({ mode: 'any' }, facts());
    expect(card.try({ ...confirm, attempt: 2 })).toEqual([
      { code: 'stale', node: 'a', attempt: 2, now: 1, fix: { kind: 'reload', who: [], inPlace: true } },
    ]);
    expect(card.codes({ ...confirm, node: 'nope' })).toEqual(['unknown_node']);
    expect(card.codes({ ...confirm, node: 'won', attempt: 0 })).toEqual(['unknown_node']);
    expect(card.try({ ...confirm, node: 'b', attempt: 0 })).toEqual([
      { code: 'not_active', node: 'b', state: 'pending', waitsFor: ['a'] },
    ]);
  });
});

describe('changing owners', () => {
  it('a confirmation by somebody who is no owner any more does not count', () => {
    const card = cardWith({ mode: 'quorum', k: 2 }, facts(legal('leo', 'lin', 'lou')));
    card.do(confirm, actor('leo'));
    card.facts = facts(legal('lin', 'lou'));
    card.do(confirm, actor('lin'));
    expect(card.state('a')).toBe('active');
    card.do(confirm, actor('lou'));
    expect(card.state('a')).toBe('done');
  });

  it('a new card owner owns the nodes of the card owner at once', () => {
    const card = new TestCard(flow('start>a a>won'));
    card.facts = facts({ owner: 'ben' });
    expect(card.codes(confirm, actor('ann'))).toEqual(['not_owner']);
    expect(card.codes(confirm, actor('ben'))).toEqual([]);
  });

  it('the fallback waits while the card is in a pool', () => {
    const card = new TestCard(flow('start>a a>won'));
    const node = card.plan.nodes.get('a');
    if (!node) throw new Error('a');
    expect(ownersOf(node, card.run, facts({ owner: null }))).toEqual(['lea']);
    expect(ownersOf(node, card.run, facts({ owner: null, inPool: true }))).toEqual([]);
  });

  it('who has confirmed already may still finish the node by an override', () => {
    const card = cardWith({ mode: 'all' }, facts(legal('leo', 'lin')));
    const leo = actor('leo', { mayOverride: true });
    card.do(confirm, leo);
    card.do({ ...confirm, override: { reason: 'Lin is away' } }, leo);
    expect(card.state('a')).toBe('done');
  });
});

describe('owners by hand', () => {
  it('adding an owner before completion opens the wait again', () => {
    const card = cardWith({ mode: 'all' }, facts(legal('leo', 'lin')));
    card.do(confirm, actor('leo'));
    card.do({ type: 'assign', node: 'a', user: 'lou' }, actor('leo'));
    card.do(confirm, actor('lin'));
    expect(card.state('a')).toBe('active');
    card.do(confirm, actor('lou'));
    expect(card.state('a')).toBe('done');
  });

  it('removing the last unconfirmed owner completes the node if its criteria hold', () => {
    const form: FlowNode['form'] = [{ key: 'x', name: text('x'), type: 'text', required: true }];
    const open = cardWith({ mode: 'all' }, facts(legal('leo', 'lin')));
    open.do(confirm, actor('leo'));
    open.do({ type: 'unassign', node: 'a', user: 'lin', reason: 'on leave' });
    expect(open.state('a')).toBe('done');
    expect(open.run.nodes['a']?.reason).toBe('on leave');

    const unmet = cardWith({ mode: 'all' }, facts(legal('leo', 'lin')), { form });
    unmet.do({ type: 'fill', node: 'a', attempt: 1, fields: { x: 'y' } });
    unmet.do(confirm, actor('leo'));
    unmet.do({ type: 'fill', node: 'a', attempt: 1, fields: { x: null } });
    unmet.do({ type: 'unassign', node: 'a', user: 'lin', reason: 'on leave' });
    expect(unmet.state('a')).toBe('active');
  });

  it('a departure alone completes nothing', () => {
    const left = cardWith({ mode: 'all' }, facts(legal('leo', 'lin')));
    left.do(confirm, actor('leo'));
    left.facts = facts(legal('leo'));
    left.do({ type: 'recheck' });
    expect(left.state('a')).toBe('active');
    const removed = cardWith({ mode: 'all' }, facts(legal('leo')));
    removed.do({ type: 'unassign', node: 'a', user: 'leo', reason: 'wrong person' });
    expect(removed.state('a')).toBe('active');
  });

  it('needs a reason to remove, and cannot remove who owns by fallback', () => {
    const card = cardWith({ mode: 'any' }, facts(legal('leo')));
    expect(card.codes({ type: 'unassign', node: 'a', user: 'leo', reason: '' })).toEqual(['reason_required']);
    card.do({ type: 'unassign', node: 'a', user: 'leo', reason: 'moved' });
    expect(card.codes({ type: 'unassign', node: 'a', user: 'ann', reason: 'x' })).toEqual(['owner_by_rule']);
    expect(card.codes({ type: 'unassign', node: 'a', user: 'zoe', reason: 'x' })).toEqual([]);
  });

  it('is refused to strangers and after the node is done', () => {
    const card = cardWith({ mode: 'any' }, facts());
    expect(card.codes({ type: 'assign', node: 'a', user: 'zoe' }, actor('zoe'))).toEqual(['no_right']);
    card.do(confirm);
    expect(card.codes({ type: 'assign', node: 'a', user: 'zoe' })).toEqual(['already_done']);
  });

  it('can be named before the node starts, and holds for the next attempt', () => {
    const card = cardWith({ mode: 'any' }, facts());
    card.do({ type: 'assign', node: 'b', user: 'bob' });
    card.do(confirm);
    expect(card.codes({ type: 'confirm', node: 'b', attempt: 1 }, actor('bob'))).toEqual([]);
  });
});

describe('reviews', () => {
  const definition = flow('start>draft draft>check check>won', {
    check: { kind: 'review', owners: [{ by: 'role', role: 'legal' }], review: { of: 'draft', rejectTo: 'draft' } },
  });
  const check = { type: 'confirm', node: 'check', attempt: 1 } as const;
  const ready = (known = facts(legal('leo'))): TestCard => new TestCard(definition, known).confirm('draft');

  it('needs a conclusion', () => {
    const card = ready();
    expect(card.try(check, actor('leo'))).toEqual([
      { code: 'conclusion_missing', node: 'check', fix: { kind: 'conclusion', who: ['leo'], inPlace: true } },
    ]);
  });

  it('passes with or without changes', () => {
    for (const conclusion of ['pass', 'pass_with_changes'] as const) {
      const card = ready();
      card.do({ ...check, conclusion }, actor('leo'));
      expect(card.run.nodes['check']?.conclusion).toBe(conclusion);
      expect(card.run.state).toBe('won');
    }
  });

  it('a rejection needs a reason and rolls back to the configured node', () => {
    const card = ready();
    expect(card.codes({ ...check, conclusion: 'reject' }, actor('leo'))).toEqual(['reason_required']);
    const events = card.do({ ...check, conclusion: 'reject', reason: 'clause 5' }, actor('leo'));
    expect(events.map((event) => event.type)).toEqual(['node.confirmed', 'flow.rolledBack']);
    expect(card.state('draft')).toBe('active');
    expect(card.attempt('draft')).toBe(2);
    expect(card.state('check')).toBe('pending');
    expect(card.run.nodes['check']?.conclusion).toBeUndefined();
    card.confirm('draft');
    expect(card.attempt('check')).toBe(2);
  });

  it('nobody reviews their own work, not even by an override', () => {
    const card = ready(facts(legal('ann', 'leo')));
    const own = card.try({ ...check, conclusion: 'pass' }, actor('ann', { mayOverride: true }));
    expect(own).toEqual([
      { code: 'own_work', node: 'check', of: 'draft', fix: { kind: 'confirm', who: ['leo'], inPlace: false } },
    ]);
    const forced = { ...check, conclusion: 'pass' as const, override: { reason: 'hurry' } };
    expect(card.codes(forced, actor('ann', { mayOverride: true }))).toEqual(['own_work']);
  });
});
