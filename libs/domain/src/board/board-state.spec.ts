import * as fc from 'fast-check';
import type { BoardMessage, CardChange } from './board-message';
import { applyBoardEvent, type BoardState, columnCards } from './board-state';
import type { CardFace } from './card-face';

export function face(over: Partial<CardFace> = {}): CardFace {
  return {
    id: 'c1', no: 'OPP-1', boardId: 'b', title: 'Metro', customer: null, amount: 100, currency: 'CNY', due: null,
    owner: { id: 'u1', name: 'Li' }, teamId: 't1', state: 'open', column: 'talk', rank: 'a0', active: [], ghosts: [],
    tags: [], nextAction: null, comments: 0, block: null, touchedAt: '2026-01-01T00:00:00.000Z', expiresAt: null, version: 1,
    ...over,
  };
}

function message(from: number, to: number, ...changes: CardChange[]): BoardMessage {
  return { boardId: 'b', from, to, changes, actor: null, event: 'card.moved' };
}

const empty: BoardState = { boardId: 'b', seq: 0, cards: {}, totals: {} };

function applied(state: BoardState, next: BoardMessage): BoardState {
  const result = applyBoardEvent(state, next);
  if (result.kind !== 'applied') throw new Error(result.kind);
  return result.state;
}

describe('applyBoardEvent', () => {
  it('adds, moves and removes a card with the totals of its columns', () => {
    let state = applied(empty, message(1, 1, { type: 'card', card: face(), before: null }));
    expect(state.totals['talk']).toEqual({ count: 1, sums: { CNY: '100' } });
    const moved = face({ column: 'needs', amount: 250 });
    state = applied(state, message(2, 3, { type: 'card', card: moved, before: { column: 'talk', amount: 100, currency: 'CNY' } }));
    expect(state.totals['talk']).toEqual({ count: 0, sums: { CNY: '0' } });
    expect(state.totals['needs']).toEqual({ count: 1, sums: { CNY: '250' } });
    expect(columnCards(state.cards, 'needs')).toEqual([moved]);
    state = applied(state, message(4, 4, { type: 'gone', cardId: 'c1', before: { column: 'needs', amount: 250, currency: 'CNY' } }));
    expect(state.cards).toEqual({});
    expect(state.totals['needs'].count).toBe(0);
    expect(state.seq).toBe(4);
  });

  it('ignores what it knows and names the gap it sees', () => {
    const state = { ...empty, seq: 5 };
    expect(applyBoardEvent(state, message(4, 5))).toEqual({ kind: 'old' });
    expect(applyBoardEvent(state, message(7, 8))).toEqual({ kind: 'gap', since: 5 });
  });

  it('takes an overlapping message that brings something new', () => {
    expect(applyBoardEvent({ ...empty, seq: 5 }, message(5, 6)).kind).toBe('applied');
  });

  it('keeps the sums of columns equal to a recount over any history of moves', () => {
    const columns = ['talk', 'needs', 'quote'];
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c'), column: fc.constantFrom(...columns), amount: fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: null }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = empty;
        steps.forEach(({ id, column, amount }, index) => {
          const before = state.cards[id] ?? null;
          state = applied(state, message(index + 1, index + 1, { type: 'card', card: face({ id, column, amount }), before }));
        });
        for (const column of columns) {
          const cards = columnCards(state.cards, column);
          expect(state.totals[column]?.count ?? 0).toBe(cards.length);
          const sum = cards.reduce((total, card) => total + BigInt(card.amount ?? 0), 0n);
          expect(state.totals[column]?.sums['CNY'] ?? '0').toBe(sum.toString());
        }
      }),
    );
  });
});
