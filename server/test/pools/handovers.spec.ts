import type { CardReply } from '@tideboard/contracts';
import type { Person } from '../harness';
import { PoolHouse } from './pool-house';

describe('releasing and assigning', () => {
  let house: PoolHouse;
  let [li, zhang, lead, director]: Person[] = [];

  beforeAll(async () => {
    house = await PoolHouse.open();
    [li, zhang, lead, director] = [await house.as('li.wei'), await house.as('zhang.min'), await house.as('lead-east'), await house.as('director')];
  });
  afterEach(() => house.expectTotalsRight());
  afterAll(() => house.close());

  const assign = (who: Person, cardId: string, ownerId: string, more = {}) => who.send<CardReply>('POST', `/api/cards/${cardId}/assign`, { ownerId, ...more });
  const codes = (answer: { body: unknown }): string[] => (answer.body as { reasons?: { code: string }[] }).reasons?.map(({ code }) => code) ?? [];

  it('takes a released card off the owner’s screen at once, with its history kept', async () => {
    const { card } = await li.create('放弃的项目', { amount: 100 });
    const ear = await li.listen(card.boardId);
    const reply = await house.release(li, card.id);
    expect(reply.message?.changes).toEqual([{ type: 'gone', cardId: card.id, before: { column: card.column, amount: 100, currency: 'CNY' } }]);
    const heard = await ear.through(reply.message!.to);
    expect(heard.changes[0].type).toBe('gone');
    ear.close();
    for (const path of ['', '/flow', '/log']) expect((await li.send('GET', `/api/cards/${card.id}${path}`)).status).toBe(404);
    expect((await li.send('PUT', `/api/cards/${card.id}/block`, { reason: 'too late', kind: 'internal' })).status).toBe(404);
    expect(await house.eventsOf(card.id, 'opportunity.released')).toEqual([
      jasmine.objectContaining({ why: 'released', clock: null, reason: '客户暂缓', from: await house.idOf('li.wei') }),
    ]);
    const periods = await house.tideboard.query<Record<string, unknown>>('SELECT owner_id, how_ended FROM ownership_period WHERE subject_id = ?', [
      (await house.card(card.id))['subject_id'],
    ]);
    expect(periods).toEqual([{ owner_id: await house.idOf('li.wei'), how_ended: 'released' }]);
  });

  it('answers a repeated release even to who does not see the card any more', async () => {
    const { card } = await li.create('放弃两次', { customer: { name: '滨海港务' } });
    const release = () => li.send<CardReply>('POST', `/api/cards/${card.id}/release`, { reason: '客户暂缓' }, 'release-key-1');
    await release();
    const { status, body } = await release();
    expect([status, body.message, body.card.customer]).toEqual([200, null, null]);
  });

  it('wants a reason, an owner, and nothing won', async () => {
    const { card } = await li.create('理由');
    expect((await li.send('POST', `/api/cards/${card.id}/release`, { reason: '' })).status).toBe(400);
    expect((await zhang.send('POST', `/api/cards/${card.id}/release`, { reason: '不是我的' })).status).toBe(404);
    const [{ id: won }] = await house.tideboard.query<{ id: string }>("SELECT id FROM card WHERE state = 'won' AND owner_id = ?", [await house.idOf('li.wei')]);
    const held = await li.send('POST', `/api/cards/${won}/release`, { reason: '赢了不要' });
    expect([(held.body as { code: string }).code, codes(held)]).toEqual(['release_refused', ['held']]);
    expect((await lead.send('POST', `/api/cards/${card.id}/release`, { reason: '主管释放' })).status).toBe(200);
    const twice = await director.send('POST', `/api/cards/${card.id}/release`, { reason: '再次释放' });
    expect(codes(twice)).toEqual(['not_private']);
  });

  it('freezes a pooled card even for who sees it', async () => {
    const card = await house.pooled(li, '冻结');
    const edit = await director.send('PATCH', `/api/cards/${card.id}`, { version: card.version, title: '改名' });
    expect([edit.status, (edit.body as { code: string }).code]).toEqual([409, 'in_pool']);
    const drag = await director.move(card, 'requirements');
    expect([drag.status, drag.body.code]).toEqual([409, 'in_pool']);
    const work = await director.send('POST', `/api/cards/${card.id}/nodes/${card.active[0].node}`, { act: 'confirm', attempt: 1 });
    expect(codes(work)).toContain('in_pool');
  });

  it('lets a lead hand out pooled cards and cards of the team, within the team', async () => {
    const [zhangId, zhaoId] = [await house.idOf('zhang.min'), await house.idOf('zhao.lei')];
    const card = await house.pooled(li, '派单');
    expect((await assign(lead, card.id, zhaoId)).status).toBe(403);
    expect((await assign(lead, card.id, zhangId)).body.card.owner?.name).toBe('张敏');
    expect((await assign(lead, card.id, await house.idOf('wang.fang'))).body.card.owner?.name).toBe('王芳');
    expect((await assign(zhang, card.id, zhangId)).status).toBe(403);
    expect((await assign(director, card.id, zhaoId)).body.card.teamId).toBe((await house.card(card.id))['team_id'] as string);
    expect((await assign(lead, card.id, zhangId)).status).toBe(404);
    const periods = await house.tideboard.query<{ how_ended: string }>('SELECT how_ended FROM ownership_period WHERE subject_id = ? ORDER BY id', [
      (await house.card(card.id))['subject_id'],
    ]);
    expect(periods.map(({ how_ended }) => how_ended)).toEqual(['released', 'assigned', 'assigned']);
  });

  it('assigns past cool-off and daily limit, but past the cap only with a reason', async () => {
    const liId = await house.idOf('li.wei');
    const card = await house.pooled(li, '满额');
    const before = await house.rules({ holdingsCap: 1, dailyClaims: 1 });
    const refused = await assign(lead, card.id, liId);
    expect(codes(refused)).toEqual(['holdings_cap']);
    expect((await assign(lead, card.id, liId, { overrideReason: '老客户指定' })).status).toBe(200);
    expect(await house.count('claim_ledger WHERE user_id = ?', [liId])).toBe(0);
    await house.rules({ ...before, holdingsCap: 200, dailyClaims: 20 });
  });

  it('assigns to nobody who could not see the card', async () => {
    const { card } = await li.create('错误的人');
    for (const login of ['bid.member', 'admin']) expect((await assign(director, card.id, await house.idOf(login))).status).toBe(422);
    expect((await assign(director, card.id, 'nobody-at-all')).status).toBe(422);
  });

  it('moves a person’s cards into their new team, with the totals', async () => {
    const admin = await house.as('admin');
    const teams = await admin.get<{ id: string; name: string }[]>('/api/admin/teams');
    const north = teams.find(({ name }) => name === '华北团队')!;
    const { card } = await zhang.create('换团队');
    const northLead = await house.as('lead-north');
    expect((await northLead.send('GET', `/api/cards/${card.id}`)).status).toBe(404);
    const zhangId = await house.idOf('zhang.min');
    await admin.do('PATCH', `/api/admin/users/${zhangId}`, { teamId: north.id });
    expect(await house.count('card WHERE owner_id = ? AND team_id <> ?', [zhangId, north.id])).toBe(0);
    expect((await northLead.send('GET', `/api/cards/${card.id}`)).status).toBe(200);
    expect((await lead.send('GET', `/api/cards/${card.id}`)).status).toBe(404);
    expect(await house.eventsOf(card.id, 'card.teamChanged')).toEqual([jasmine.objectContaining({ to: north.id })]);
    expect(Number((await house.card(card.id))['owned_since'])).toBe(house.tideboard.now());
    const east = teams.find(({ name }) => name === '华东团队')!;
    await admin.do('PATCH', `/api/admin/users/${zhangId}`, { teamId: east.id });
    expect((await lead.send('GET', `/api/cards/${card.id}`)).status).toBe(200);
  });
});
