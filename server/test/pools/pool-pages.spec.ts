import type { PoolSummary } from '@tideboard/contracts';
import type { Person } from '../harness';
import { DAY, PoolHouse } from './pool-house';

describe('the pool’s page', () => {
  let house: PoolHouse;
  let [li, zhang, director]: Person[] = [];

  beforeEach(async () => {
    house = await PoolHouse.open();
    [li, zhang, director] = [await house.as('li.wei'), await house.as('zhang.min'), await house.as('director')];
  });
  afterEach(() => house.close());

  it('is for who may claim, hand out or set the rules', async () => {
    expect((await zhang.get<PoolSummary[]>('/api/pools')).map(({ key, mayClaim }) => [key, mayClaim])).toEqual([['public', true]]);
    expect((await (await house.as('admin')).get<PoolSummary[]>('/api/pools')).map(({ mayClaim }) => mayClaim)).toEqual([false]);
    for (const login of ['viewer', 'legal', 'bid.member']) {
      const outsider = await house.as(login);
      expect(await outsider.get<PoolSummary[]>('/api/pools')).toEqual([]);
      expect((await outsider.send('GET', '/api/pools/public')).status).toBe(404);
    }
    expect((await zhang.send('GET', '/api/pools/another')).status).toBe(404);
  });

  it('shows cards without what the pool hides, with the stage they left and why they are here', async () => {
    const { card } = await li.create('匿名客户的项目', { customer: { name: '隐名水务集团' }, amount: 50_000, due: '2026-12-31' });
    await li.do('PATCH', `/api/cards/${card.id}`, { version: card.version, nextAction: { text: '打给王总 138', on: '2026-11-30' } });
    await li.move(card, 'requirements');
    await house.release(li, card.id);
    const { cards, records, claimsToday, dailyClaims, holdingsCap, mayClaim } = await house.page(zhang);
    expect([records, claimsToday, dailyClaims, holdingsCap, mayClaim]).toEqual([1, 0, 20, 200, true]);
    expect(JSON.stringify(cards)).not.toMatch(/隐名|王总/);
    const [{ card: face, stageWhenLeft, ...pooled }] = cards;
    expect([face.title, face.amount, face.customer, face.column]).toEqual(['匿名客户的项目', 50_000, null, 'pool']);
    expect(stageWhenLeft.en).toBeTruthy();
    expect(pooled).toEqual({ enteredAt: '2026-11-23T01:00:00.000Z', why: 'released', note: '客户暂缓', lost: null, hidden: ['customer'], whyNot: [] });
    const [seen] = (await house.page(director)).cards;
    expect([seen.card.customer?.name, seen.hidden]).toEqual(['隐名水务集团', []]);
  });

  it('hides amount and note where its rules say so', async () => {
    await house.rules({ hiddenFields: ['customer', 'amount', 'note'] });
    await house.pooled(li, '全部隐藏', { amount: 77_700 });
    const page = await house.page(zhang);
    expect([page.cards[0].card.amount, page.cards[0].note]).toEqual([null, null]);
    expect(JSON.stringify(page)).not.toContain('777');
  });

  it('finds by title and number, and by a customer only where the name is not hidden', async () => {
    await house.pooled(li, '港口起重机', { customer: { name: '蓝湾港务' } });
    await house.pooled(li, '100% 国产化', { customer: { name: '北辰' } });
    const titles = async (text: string) => (await house.page(zhang, `?text=${encodeURIComponent(text)}`)).cards.map(({ card }) => card.title);
    expect(await titles('起重')).toEqual(['港口起重机']);
    expect(await titles('100%')).toEqual(['100% 国产化']);
    expect(await titles('蓝湾')).toEqual([]);
    await house.rules({ hiddenFields: [] });
    expect(await titles('蓝湾')).toEqual(['港口起重机']);
  });

  it('comes in windows, last come first', async () => {
    const { card } = await li.create('窗口');
    await house.tideboard.unit(() => house.copies(card.id, 34));
    const ids = await house.tideboard.query<{ id: string }>("SELECT id FROM card WHERE no LIKE 'COPY-%'");
    for (const [minute, { id }] of ids.entries()) {
      await house.tideboard.unit(() =>
        house.tideboard.query('UPDATE card SET owner_id = NULL, team_id = NULL, column_key = ?, pool_id = (SELECT id FROM pool), pooled_at = ? WHERE id = ?', ['pool', 1_000 + minute, id]),
      );
    }
    const first = await house.page(zhang);
    const second = await house.page(zhang, `?cursor=${first.next}`);
    expect([first.records, first.cards.length, second.cards.length, second.next]).toEqual([34, 30, 4, null]);
    expect([...first.cards, ...second.cards].map(({ card: each }) => each.id)).toEqual(ids.map(({ id }) => id).reverse());
  });

  it('says for each card what keeps the reader from it', async () => {
    await house.pooled(li, '冷却');
    const codes = async (who: Person) => (await house.page(who)).cards.map(({ whyNot }) => whyNot.map(({ code }) => code));
    expect([await codes(li), await codes(zhang)]).toEqual([[['cool_off']], [[]]]);
    await house.rules({ dailyClaims: 1, minAgeDays: 2 });
    await house.pooled(zhang, '另一条');
    house.tideboard.clock.advance(1);
    const card = (await house.page(zhang)).cards.find(({ card: { title } }) => title === '冷却')!.card;
    await house.claim(zhang, card.id);
    expect((await codes(zhang))[0].sort()).toEqual(['cool_off', 'daily_limit']);
  });

  it('keeps a pooled card from everybody whose only reach is the pool', async () => {
    const card = await house.pooled(li, '不外泄的项目', { customer: { name: '保密甲方' }, tags: ['机密'] });
    const ear = await zhang.listen(card.boardId);
    for (const path of ['', '/flow', '/log']) expect((await zhang.send('GET', `/api/cards/${card.id}${path}`)).status).toBe(404);
    const board = await zhang.board('opportunity', '?text=不外泄');
    expect(JSON.stringify([board.windows, board.totals])).not.toContain('不外泄');
    const other = await house.pooled(li, '再来一条不外泄');
    await ear.until(({ to }) => to >= 2);
    expect(JSON.stringify(ear.heard)).not.toMatch(/不外泄|保密/);
    expect(other.id).toBeTruthy();
    ear.close();
    house.tideboard.clock.advance(8 * DAY);
  });
});
