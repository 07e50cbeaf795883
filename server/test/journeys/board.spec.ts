import type { CardFace } from '@tideboard/domain';
import { Tideboard } from '../harness';
import { recountedTotals, storedTotals } from '../recount';

describe('a board at work', () => {
  let tideboard: Tideboard;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
  });

  afterAll(() => tideboard.stop());

  it('shows a rep own deals with totals, and the director all', async () => {
    const [rep, director] = [await tideboard.as('li.wei'), await tideboard.as('director')];
    const [mine, all] = [await rep.board(), await director.board()];
    const seen = Object.values(mine.windows).flatMap(({ cards }) => cards);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.every(({ owner }) => owner?.name === '李伟')).toBeTrue();
    expect(mine.totals['first-talks'].count).toBe(mine.windows['first-talks'].cards.length);
    expect(all.totals['first-talks'].count).toBeGreaterThan(mine.totals['first-talks'].count);
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
  });

  it('moves a card for everybody who may see it, and tells the others only the number', async () => {
    const [rep, lead, peer] = [await tideboard.as('li.wei'), await tideboard.as('lead-east'), await tideboard.as('zhang.min')];
    const board = await rep.board();
    const ears = [await lead.listen(board.id), await peer.listen(board.id)];
    const { card } = await rep.create('泵站自控系统', { amount: 1_200_000_00, customer: { name: '江城水务' } });
    const answer = await rep.move(card, 'requirements');
    expect(answer.status).toBe(200);
    expect(answer.body.card.column).toBe('requirements');
    const heard = await ears[0].through(answer.body.message.to);
    expect(heard.changes).toEqual(answer.body.message.changes);
    const bare = await ears[1].through(answer.body.message.to);
    expect(bare.changes).toEqual([]);
    expect(JSON.stringify(ears[1].heard)).not.toContain('泵站');
    ears.forEach((ear) => ear.close());
  });

  it('refuses a drop with what is missing, and completes it when that is supplied', async () => {
    const rep = await tideboard.as('li.wei');
    const { card } = await rep.create('变电站综合自动化');
    const needs = (await rep.move(card, 'requirements')).body.card as CardFace;
    const refused = await rep.move(needs, 'proposal');
    expect(refused.status).toBe(422);
    expect(refused.body.params.question).toBe('missing');
    expect(refused.body.reasons.map(({ code, field }: { code: string; field: string }) => [code, field])).toContain(['field_missing', 'need']);
    const done = await rep.move(needs, 'proposal', { supply: { needs: { fields: { need: '两路进线' } } } });
    expect(done.status).toBe(200);
    expect(done.body.card.column).toBe('proposal');
    expect(done.body.card.active.map(({ node }: { node: string }) => node).sort()).toEqual(['legal', 'quote']);
  });

  it('asks for a reason before a rollback, and shows what it would do', async () => {
    const rep = await tideboard.as('li.wei');
    const { card } = await rep.create('隧道通风控制');
    const needs = (await rep.move(card, 'requirements')).body.card as CardFace;
    const asked = await rep.move(needs, 'first-talks');
    expect([asked.status, asked.body.params.question]).toEqual([422, 'rollback']);
    const preview = await rep.get<{ reset: { node: string }[]; landsIn: string }>(`/api/cards/${card.id}/rollback?to=talk`);
    expect(preview.landsIn).toBe('first-talks');
    const back = await rep.move(needs, 'first-talks', { rollback: { targets: ['talk'], reason: '客户换了负责人' } });
    expect(back.status).toBe(200);
    expect(back.body.card.active).toEqual([jasmine.objectContaining({ node: 'talk', attempt: 2 })]);
  });

  it('answers a move that was planned on another state with the fresh card', async () => {
    const rep = await tideboard.as('li.wei');
    const { card } = await rep.create('配电房改造');
    await rep.move(card, 'requirements');
    const stale = await rep.move(card, 'requirements', { active: ['talk#1'] });
    expect(stale.status).toBe(200);
    const late = await rep.move(card, 'lost', { active: ['talk#1'] });
    expect([late.status, late.body.code]).toEqual([409, 'stale']);
    expect(late.body.current.column).toBe('requirements');
  });

  it('counts a repeated request once', async () => {
    const rep = await tideboard.as('li.wei');
    const key = 'a-key-that-is-repeated';
    const first = await rep.send<any>('POST', '/api/boards/opportunity/cards', { title: '一次就好' }, key);
    const again = await rep.send<any>('POST', '/api/boards/opportunity/cards', { title: '一次就好' }, key);
    expect(again.body.card.id).toBe(first.body.card.id);
    expect(again.body.message).toBeNull();
    const other = await rep.send<any>('POST', '/api/boards/opportunity/cards', { title: '另一个' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'key_reused']);
  });

  it('orders cards by where they were dropped', async () => {
    const rep = await tideboard.as('zhao.lei');
    const [a, b, c] = [await rep.create('甲'), await rep.create('乙'), await rep.create('丙')].map(({ card }) => card);
    await rep.move(a, 'first-talks', { after: c.id });
    const { windows } = await rep.board();
    const order = windows['first-talks'].cards.map(({ title }) => title).filter((title) => ['甲', '乙', '丙'].includes(title));
    expect(order).toEqual(['丙', '甲', '乙']);
    expect(b.rank).not.toBe(a.rank);
  });

  it('catches a client up with only what changed', async () => {
    const rep = await tideboard.as('chen.jing');
    const { seq } = await rep.board();
    const { card } = await rep.create('离线期间新建');
    const changes = await rep.get<{ cards: CardFace[]; to: number; gone: string[] }>(`/api/boards/opportunity/changes?since=${seq}`);
    expect(changes.cards.map(({ id }) => id)).toEqual([card.id]);
    const peer = await tideboard.as('zhang.min');
    const foreign = await peer.get<{ cards: CardFace[]; to: number; gone: string[] }>(`/api/boards/opportunity/changes?since=${seq}`);
    expect([foreign.cards, foreign.gone, foreign.to]).toEqual([[], [], changes.to]);
  });

  it('keeps totals equal to a recount, and the numbers of the board without a gap', async () => {
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
    const gaps = await tideboard.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT board_id, MAX(seq) AS top, COUNT(*) AS many FROM event GROUP BY board_id) boards WHERE top <> many`,
    );
    expect(Number(gaps[0].n)).toBe(0);
  });
});
