import type { PooledCard } from '@tideboard/contracts';
import type { BoardMessage, CardFace } from '@tideboard/domain';
import { applyMessage, applyResults, claimsLeft, isClaimable, reasonsOf, reconcile, rowOf } from './pool-rows';

function pooled(id: string, whyNot: PooledCard['whyNot'] = []): PooledCard {
  const card = { id, no: id.toUpperCase(), boardId: 'b1', title: id, owner: null } as unknown as PooledCard['card'];
  return { card, enteredAt: '2026-11-01T00:00:00.000Z', why: 'lost', note: null, stageWhenLeft: { zh: '报价', en: 'Quote' }, hidden: [], whyNot };
}

function message(changes: BoardMessage['changes']): BoardMessage {
  return { boardId: 'b1', from: 1, to: 1, changes, actor: null, event: '' };
}

describe('rows of a pool', () => {
  const rows = ['a', 'b', 'c'].map((id) => rowOf(pooled(id)));

  it('counts what is left by the narrower of both limits, never below zero', () => {
    expect(claimsLeft({ claimsToday: 2, dailyClaims: 5, holdings: 38, holdingsCap: 50 })).toBe(3);
    expect(claimsLeft({ claimsToday: 2, dailyClaims: 20, holdings: 49, holdingsCap: 50 })).toBe(1);
    expect(claimsLeft({ claimsToday: 9, dailyClaims: 5, holdings: 0, holdingsCap: null })).toBe(0);
    expect(claimsLeft({ claimsToday: 9, dailyClaims: null, holdings: 70, holdingsCap: null })).toBeNull();
  });

  it('tells a claimed one, a lost race and a refusal apart, and keeps the order', () => {
    const after = applyResults(rows, {
      results: [
        { cardId: 'a', ok: true, code: null, reasons: [] },
        { cardId: 'b', ok: false, code: 'taken', reasons: [] },
        { cardId: 'c', ok: false, code: 'claim_refused', reasons: [{ code: 'daily_limit', params: { limit: 5 } }] },
      ],
    });
    expect(after.map(({ id, state }) => `${id} ${state}`)).toEqual(['a mine', 'b taken', 'c open']);
    expect(reasonsOf(after[2]!).map(({ code }) => code)).toEqual(['daily_limit']);
    expect(after.filter(isClaimable)).toEqual([]);
  });

  it('greys out what a colleague has taken, but not what I have just claimed', () => {
    const mine = applyResults(rows, { results: [{ cardId: 'a', ok: true, code: null, reasons: [] }] });
    const owned = { id: 'a', owner: { id: 'me', name: 'me' } } as CardFace;
    const after = applyMessage(mine, message([{ type: 'card', card: owned, before: null }, { type: 'gone', cardId: 'b', before: null }]));
    expect(after.map(({ state }) => state)).toEqual(['mine', 'taken', 'open']);
  });

  it('leaves the very same rows when a message does not concern them', () => {
    expect(applyMessage(rows, message([{ type: 'gone', cardId: 'x', before: null }]))).toBe(rows);
  });

  it('keeps the place of rows that are gone and counts new ones without showing them', () => {
    const { rows: after, arrived } = reconcile(rows, [pooled('x'), pooled('a'), pooled('c', [{ code: 'cool_off' }])]);
    expect(after.map(({ id, state }) => `${id} ${state}`)).toEqual(['a open', 'b gone', 'c open']);
    expect(isClaimable(after[2]!)).toBeFalse();
    expect(arrived).toBe(1);
  });
});
