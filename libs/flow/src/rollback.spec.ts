import { previewRollback } from './rollback-preview';
import { TestCard, actor, facts } from './testing/card';
import { flow } from './testing/flows';

const back = (...to: string[]) => ({ type: 'rollback', to, reason: 'price rejected' }) as const;

describe('rollback', () => {
  it('opens the target as the next attempt with its data as a draft, and puts what follows back to pending', () => {
    const card = new TestCard(
      flow('start>a a>b b>c c>won', { a: { form: [{ key: 'x', name: { zh: '', en: '' }, type: 'text' }] } }),
    );
    card.do({ type: 'fill', node: 'a', attempt: 1, fields: { x: 'draft' } });
    card.confirm('a', 'b');
    card.do(back('a'));
    expect(card.run.nodes['a']).toEqual(
      jasmine.objectContaining({ state: 'active', attempt: 2, fields: { x: 'draft' } }),
    );
    expect(card.run.nodes['a']?.confirmed).toBeUndefined();
    expect(card.all('pending')).toEqual(['b', 'c']);
    expect(card.run.tokens).toEqual({ 'start>a': 1 });
    card.confirm('a');
    expect(card.attempt('b')).toBe(2);
  });

  it('needs a reason and a node that is done', () => {
    const card = new TestCard(flow('start>a a>b b>won'));
    expect(card.try(back('a'))).toEqual([{ code: 'not_done', node: 'a', state: 'active' }]);
    expect(card.codes(back('b'))).toEqual(['not_done']);
    expect(card.codes(back('nope'))).toEqual(['unknown_node']);
    expect(card.codes(back())).toEqual(['unknown_node']);
    card.confirm('a');
    expect(card.codes({ type: 'rollback', to: ['a'], reason: '' })).toEqual(['reason_required']);
  });

  it('leaves a parallel branch as it is', () => {
    const card = new TestCard(flow('start>a start>b a>a2 b>b2 a2>j b2>j j>won'));
    card.confirm('a', 'b', 'b2');
    card.do(back('a'));
    expect(card.state('a2')).toBe('pending');
    expect(card.state('b2')).toBe('done');
    expect(card.run.tokens['b2>j']).toBe(1);
  });

  it('ANY join fired by C, then rollback to B in the losing branch: the join and what follows stand', () => {
    const card = new TestCard(flow('start>b start>c b>j c>j j>k k>won', { j: { join: { mode: 'any' } } }));
    card.confirm('b', 'c', 'j');
    card.do(back('b'));
    expect(card.state('b')).toBe('active');
    expect(card.state('j')).toBe('done');
    expect(card.state('k')).toBe('active');
  });

  it('A -> {B -> D trimmed by hand, C -> E} -> ALL J, rollback to B: C and E stand, D keeps its trim, J waits for E', () => {
    const card = new TestCard(
      flow('start>a a>b a>c b>d c>e d>j e>j j>won', { d: { deletableBy: ['pm'] } }),
      facts({ roleHolders: { pm: ['ann'] } }),
    );
    card.confirm('a');
    card.do({ type: 'trim', node: 'd', reason: 'small deal' });
    card.confirm('b', 'c');
    expect(card.state('e')).toBe('active');
    card.do(back('b'));
    expect(card.attempt('b')).toBe(2);
    expect(card.state('b')).toBe('active');
    expect(card.state('c')).toBe('done');
    expect(card.state('e')).toBe('active');
    expect(card.run.nodes['d']).toEqual(jasmine.objectContaining({ state: 'skipped', skip: 'trimmed' }));
    expect(card.state('j')).toBe('pending');
    card.confirm('b');
    expect(card.run.tokens['d>j']).toBe(1);
    card.confirm('e');
    expect(card.state('j')).toBe('active');
  });

  it('a trim may be undone by the same rollback', () => {
    const card = new TestCard(
      flow('start>a a>d d>won', { d: { deletableBy: ['pm'] } }),
      facts({ roleHolders: { pm: ['ann'] } }),
    );
    card.do({ type: 'trim', node: 'd', reason: 'small deal' });
    card.confirm('a');
    expect(card.run.state).toBe('won');
    card.do({ ...back('a'), undoTrims: ['d'], override: { reason: 'lost the order' } }, actor('boss', { mayOverride: true }));
    expect(card.run.state).toBe('open');
    expect(card.state('d')).toBe('pending');
    card.confirm('a');
    expect(card.state('d')).toBe('active');
  });

  it('several targets are one union; a target behind another one is no target', () => {
    const card = new TestCard(flow('start>a start>b a>a2 b>b2 a2>j b2>j j>won'));
    card.confirm('a', 'a2', 'b', 'b2');
    const events = card.do(back('a', 'a2', 'b'));
    expect(events.length).toBe(1);
    expect(card.all('active')).toEqual(['a', 'b']);
    expect(card.state('a2')).toBe('pending');
    expect(card.state('b2')).toBe('pending');
  });

  it('confirmations of what falls back are erased', () => {
    const card = new TestCard(
      flow('start>a a>b b>won', { b: { owners: [{ by: 'role', role: 'legal' }], completion: { mode: 'all' } } }),
      facts({ roleHolders: { legal: ['leo', 'lin'] } }),
    );
    card.confirm('a');
    card.do({ type: 'confirm', node: 'b', attempt: 1 }, actor('leo'));
    card.do(back('a'));
    card.confirm('a');
    expect(card.run.nodes['b']?.confirmed).toBeUndefined();
    expect(card.attempt('b')).toBe(2);
  });

  it('a superseded node is pending again when something above it is opened', () => {
    const card = new TestCard(
      flow('start>a a>b a>c b>j c>j j>won', { j: { join: { mode: 'any', cancelOpen: true } } }),
    );
    card.confirm('a', 'b');
    expect(card.state('c')).toBe('void');
    card.do(back('a'));
    expect(card.state('c')).toBe('pending');
    card.confirm('a');
    expect(card.all('active')).toEqual(['b', 'c']);
  });

  it('a barrier refuses unless the right is used with a reason', () => {
    const card = new TestCard(flow('start>a a>sign sign>b b>won', { sign: { noRollback: true } }));
    card.confirm('a', 'sign');
    expect(card.try(back('a'))).toEqual([{ code: 'barrier', nodes: ['sign'] }]);
    expect(card.codes(back('sign'))).toEqual(['barrier']);
    const boss = actor('boss', { mayOverride: true });
    expect(card.try(back('a'), boss)[0]?.fix).toEqual({ kind: 'give_reason', who: ['boss'], inPlace: true });
    const events = card.do({ ...back('a'), override: { reason: 'signed by mistake' } }, boss);
    expect(events[0]).toEqual(jasmine.objectContaining({ type: 'flow.rolledBack', override: true }));
  });

  it('a barrier that is not behind the target does not matter', () => {
    const card = new TestCard(flow('start>sign sign>a a>b b>won', { sign: { noRollback: true } }));
    card.confirm('sign', 'a');
    expect(card.codes(back('a'))).toEqual([]);
  });

  it('a won card is opened again by the right only', () => {
    const card = new TestCard(flow('start>a a>won'));
    card.confirm('a');
    expect(card.try(back('a'))).toEqual([{ code: 'card_closed', state: 'won' }]);
    expect(card.try(back('a'), actor('boss', { mayOverride: true }))[0]?.fix?.kind).toBe('give_reason');
    card.do({ ...back('a'), override: { reason: 'cancelled' } }, actor('boss', { mayOverride: true }));
    expect(card.run.state).toBe('open');
    expect(card.run.closedAt).toBeUndefined();
    card.confirm('a');
    expect(card.run.state).toBe('won');
  });

  it('the preview shows everything before it happens, and writes nothing', () => {
    const card = new TestCard(
      flow('start>a a>d d>sign sign>c c>won', {
        a: { stage: 's1' },
        d: { stage: 's2', deletableBy: ['pm'] },
        sign: { stage: 's3', noRollback: true },
        c: { stage: 's4' },
      }),
      facts({ roleHolders: { pm: ['ann'] } }),
    );
    card.do({ type: 'trim', node: 'd', reason: 'small deal' });
    card.confirm('a', 'sign');
    const frozen = JSON.stringify(card.run);
    const preview = previewRollback(card.plan, card.run, card.facts, actor(), ['a']);
    expect(JSON.stringify(card.run)).toBe(frozen);
    expect(preview).toEqual({
      ok: true,
      to: [{ node: 'a', attempt: 2 }],
      reset: [
        { node: 'sign', state: 'done', attempt: 1 },
        { node: 'c', state: 'active', attempt: 1 },
      ],
      keptTrims: ['d'],
      barriers: ['sign'],
      cancels: ['c'],
      landsIn: 's1',
      reopens: false,
    });
    expect(previewRollback(card.plan, card.run, card.facts, actor(), ['c'])).toEqual({
      ok: false,
      refused: true,
      reasons: [{ code: 'not_done', node: 'c', state: 'active' }],
    });
  });
});
