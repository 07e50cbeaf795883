import type { CardReply, ClaimResults } from '@tideboard/contracts';
import type { CardFace } from '@tideboard/domain';
import type { Person } from '../harness';
import { newId } from '../../src/platform/ids';
import { Refused } from '../../src/platform/http/errors';
import { DAY, ONCE, PoolHouse } from './pool-house';

describe('claiming from the pool', () => {
  let house: PoolHouse;
  let [li, zhang, wang, lead]: Person[] = [];

  beforeEach(async () => {
    house = await PoolHouse.open();
    [li, zhang, wang, lead] = [await house.as('li.wei'), await house.as('zhang.min'), await house.as('wang.fang'), await house.as('lead-east')];
  });
  afterEach(async () => {
    await house.expectTotalsRight();
    await house.close();
  });

  const codes = (answer: { body: unknown }): string[] => (answer.body as { reasons?: { code: string }[] }).reasons?.map(({ code }) => code) ?? [];

  it('makes the claimer owner, keeps the stage and starts the clocks anew', async () => {
    const { card } = await li.create('储能电站', { amount: 9_900 });
    await li.move(card, 'requirements');
    await house.release(li, card.id);
    house.tideboard.clock.advance(3 * DAY);
    zhang = await house.as('zhang.min');
    const answer = await house.claim(zhang, card.id);
    expect(answer.status).toBe(200);
    const { card: face, message } = answer.body as CardReply;
    expect([face.column, face.owner?.name, face.amount]).toEqual(['requirements', '张敏', 9_900]);
    expect(message?.changes[0].before?.column).toBe('pool');
    const row = await house.card(card.id);
    expect([Number(row['owned_since']), row['pool_id']]).toEqual([house.tideboard.now(), null]);
    expect(Number(row['expires_at'])).toBeGreaterThan(house.tideboard.now() + 15 * DAY - 1);
    expect((await zhang.board()).windows['requirements'].cards.map(({ id }) => id)).toContain(card.id);
    expect(await house.eventsOf(card.id, 'opportunity.claimed')).toEqual([jasmine.objectContaining({ from: null, owner: '张敏' })]);
  });

  it('gives one card to one of fifty, and costs the others nothing', async () => {
    const card = await house.pooled(li, '抢手项目');
    const actors = await house.actors(50, 'racer');
    const outcomes = await Promise.allSettled(actors.map((actor) => house.claims().claim(actor, card.id, ONCE)));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Refused] : []));
    expect(refused.map(({ code, details }) => [code, details.status])).toEqual(Array.from({ length: 49 }, () => ['taken', 409]));
    expect(await house.count('claim_ledger')).toBe(1);
    expect(await house.count('event WHERE card_id = ? AND type = ?', [card.id, 'opportunity.claimed'])).toBe(1);
    expect(actors.map(({ id }) => id)).toContain((await house.card(card.id))['owner_id'] as string);
  });

  it('lets a person one below the cap claim one of two at once', async () => {
    const cards = [await house.pooled(li, '甲'), await house.pooled(li, '乙'), await house.pooled(li, '丙')];
    await house.rules({ holdingsCap: 2 });
    const [actor] = await house.actors(1, 'greedy');
    await house.claims().claim(actor, cards[0].id, ONCE);
    const outcomes = await Promise.allSettled(cards.slice(1).map((card) => house.claims().claim(actor, card.id, ONCE)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { reason } = outcomes.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected')!;
    expect((reason as Refused).details.reasons).toEqual([{ code: 'holdings_cap', params: { cap: 2, held: 2 } }]);
  });

  it('counts claims of a day in a ledger that a release does not refund', async () => {
    const [first, second] = [await house.pooled(li, '甲'), await house.pooled(li, '乙')];
    await house.rules({ dailyClaims: 1 });
    expect((await house.claim(zhang, first.id)).status).toBe(200);
    await house.release(zhang, first.id);
    const refused = await house.claim(zhang, second.id);
    expect([refused.status, (refused.body as { code: string }).code, codes(refused)]).toEqual([422, 'claim_refused', ['daily_limit']]);
    house.tideboard.clock.advance(DAY);
    expect((await house.claim(await house.as('zhang.min'), second.id)).status).toBe(200);
  });

  it('keeps every owner of the last days off, not only the last one', async () => {
    const card = await house.pooled(li, '转手项目');
    await house.claim(zhang, card.id);
    await house.release(zhang, card.id);
    expect(codes(await house.claim(li, card.id))).toEqual(['cool_off']);
    expect(codes(await house.claim(zhang, card.id))).toEqual(['cool_off']);
    expect((await house.claim(wang, card.id)).status).toBe(200);
    await house.release(wang, card.id);
    house.tideboard.clock.advance(7 * DAY);
    expect((await house.claim(await house.as('li.wei'), card.id)).status).toBe(200);
  });

  it('opens a lost card again in the same unit and keeps its loss as an event', async () => {
    const { card } = await li.create('输掉的项目');
    await li.move(card, 'lost', { lost: { reason: 'price', competitor: '友商', then: 'keep' } });
    await house.release(li, card.id);
    const { body } = await house.claim(zhang, card.id);
    expect([(body as CardReply).card.state, (body as CardReply).card.column]).toEqual(['open', card.column]);
    expect(await house.eventsOf(card.id, 'card.lost')).toEqual([jasmine.objectContaining({ reason: 'price', competitor: '友商' })]);
    expect((await house.eventsOf(card.id, 'card.reopened')).length).toBe(1);
    expect((await house.card(card.id))['expires_at']).not.toBeNull();
  });

  it('claims several in order until a limit, each with its own result', async () => {
    const cards: CardFace[] = [];
    for (const title of ['一', '二', '三']) cards.push(await house.pooled(li, title));
    await house.rules({ dailyClaims: 2 });
    await house.claim(wang, cards[0].id);
    const ids = [cards[0].id, cards[2].id, newId(), cards[1].id];
    const { results } = await zhang.do<ClaimResults>('POST', '/api/pools/public/claims', { cardIds: ids });
    expect(results.map(({ cardId, ok, code }) => [cardId, ok, code])).toEqual([
      [ids[0], false, 'taken'],
      [ids[1], true, null],
      [ids[2], false, 'not_found'],
      [ids[3], true, null],
    ]);
    const more = await house.pooled(li, '四');
    expect((await zhang.do<ClaimResults>('POST', '/api/pools/public/claims', { cardIds: [more.id] })).results[0].code).toBe('daily_limit');
  });

  it('answers a repeated claim by the same key with the same outcome', async () => {
    const card = await house.pooled(li, '重复');
    const claim = () => zhang.send('POST', `/api/cards/${card.id}/claim`, undefined, 'the-same-key-1');
    expect([(await claim()).status, (await claim()).status]).toEqual([200, 200]);
    expect(await house.count('claim_ledger')).toBe(1);
    const other = await house.pooled(li, '重复两个');
    const many = () => zhang.do<ClaimResults>('POST', '/api/pools/public/claims', { cardIds: [other.id] }, 'the-same-key-2');
    expect((await many()).results).toEqual((await many()).results);
  });

  it('hides from a claimer that a card exists which never was in the pool', async () => {
    const { card } = await li.create('私有项目');
    expect((await house.claim(zhang, card.id)).status).toBe(404);
    expect((await house.claim(lead, card.id)).status).toBe(409);
    expect((await house.claim(zhang, newId())).status).toBe(404);
  });

  it('is for nobody without the right, and not from a pool that is switched off', async () => {
    const card = await house.pooled(li, '关闭');
    expect((await house.claim(await house.as('viewer'), card.id)).status).toBe(403);
    await house.rules({ enabled: false });
    expect(codes(await house.claim(zhang, card.id))).toEqual(['pool_disabled']);
  });
});
