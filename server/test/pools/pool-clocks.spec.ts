import type { CardDetail } from '@tideboard/contracts';
import type { Person } from '../harness';
import { DAY, PoolHouse } from './pool-house';

describe('what counts for the clocks', () => {
  let house: PoolHouse;
  let li: Person;
  const CALL = { channel: 'call', outcome: 'progress' };

  beforeAll(async () => {
    house = await PoolHouse.open();
    li = await house.as('li.wei');
  });
  afterAll(() => house.close());

  /** A day later; everybody still signed in. */
  const tomorrow = () => house.tideboard.clock.advance(DAY);
  const stamps = async (id: string): Promise<number[]> => {
    const { last_status_at, last_follow_up_at } = await house.card(id);
    return [last_status_at, last_follow_up_at].map((at) => Math.round((Number(at) - house.tideboard.now()) / DAY));
  };
  const confirm = (who: Person, id: string, node: string, attempt: number, more = {}) =>
    who.send('POST', `/api/cards/${id}/nodes/${node}`, { act: 'confirm', attempt, ...more });

  it('a confirmation by the owner counts once, whatever rolling back and forth follows', async () => {
    const { card } = await li.create('前进', {}, 'quick-sale');
    tomorrow();
    expect((await confirm(li, card.id, 'new', 1)).status).toBe(200);
    expect(await stamps(card.id)).toEqual([0, -1]);
    tomorrow();
    const back = await li.send('POST', `/api/cards/${card.id}/rollback`, { targets: ['new'], reason: '重新确认', active: ['contacted#1'] });
    expect(back.status).toBe(200);
    expect((await confirm(li, card.id, 'new', 2)).status).toBe(200);
    expect(await stamps(card.id)).toEqual([-1, -2]);
    expect((await confirm(li, card.id, 'contacted', 2)).status).toBe(200);
    expect(await stamps(card.id)).toEqual([-1, -2]);
    expect((await confirm(li, card.id, 'needs', 1)).status).toBe(200);
    expect(await stamps(card.id)).toEqual([0, -2]);
  });

  it('a lead’s override, an edit, a block and a change of rank count for nothing', async () => {
    const lead = await house.as('lead-east');
    const { card } = await li.create('旁人', {}, 'quick-sale');
    tomorrow();
    const override = { override: { reason: '代为推进' } };
    expect((await lead.move(card, 'contacted', override)).status).toBe(200);
    await li.do('PATCH', `/api/cards/${card.id}`, { version: card.version, title: '改名' });
    await li.do('PUT', `/api/cards/${card.id}/block`, { reason: '等客户', kind: 'customer' });
    expect(await stamps(card.id)).toEqual([-1, -1]);
  });

  it('a follow-up needs length, and words the author has not used before', async () => {
    const { card } = await li.create('跟进');
    const write = (text: string, who = li) => who.do('POST', `/api/cards/${card.id}/follow-ups`, { ...CALL, text });
    tomorrow();
    await write('太短');
    expect(await stamps(card.id)).toEqual([-1, -1]);
    await write('电话沟通了技术参数与交期');
    expect(await stamps(card.id)).toEqual([-1, 0]);
    tomorrow();
    await write('电话沟通了 技术参数 与交期');
    expect(await stamps(card.id)).toEqual([-2, -1]);
    await write('客户要求下周三现场演示', await house.as('lead-east'));
    expect(await stamps(card.id)).toEqual([-2, -1]);
    await write('客户要求下周三现场演示');
    expect(await stamps(card.id)).toEqual([-2, 0]);
  });

  it('a next step in the future counts once per ownership', async () => {
    const { card } = await li.create('计划');
    const plan = (text: string, on: string) => li.do('POST', `/api/cards/${card.id}/follow-ups`, { ...CALL, text, next: { text: '拜访', on } });
    tomorrow();
    await plan('短', '2026-11-20');
    expect(await stamps(card.id)).toEqual([-1, -1]);
    await plan('短', '2026-12-20');
    expect(await stamps(card.id)).toEqual([-1, 0]);
    tomorrow();
    await plan('短', '2026-12-21');
    expect(await stamps(card.id)).toEqual([-2, -1]);
  });

  it('a former owner who still takes part regains nothing for a day', async () => {
    const { card } = await li.create('前任');
    await li.do('POST', `/api/cards/${card.id}/participants`, { userId: await house.idOf('li.wei'), role: 'presales' });
    await house.release(li, card.id);
    const zhang = await house.as('zhang.min');
    await house.claim(zhang, card.id);
    house.tideboard.clock.advance(DAY / 2);
    const write = (text: string) => li.do('POST', `/api/cards/${card.id}/follow-ups`, { ...CALL, text });
    await write('前任负责人补记一条跟进');
    expect(Number((await house.card(card.id))['last_follow_up_at'])).toBeLessThan(house.tideboard.now());
    house.tideboard.clock.advance(DAY / 2);
    await write('作为协作人员再次电话联系客户');
    expect(Number((await house.card(card.id))['last_follow_up_at'])).toBe(house.tideboard.now());
  });

  it('shows the clock that ends first, and none for who has ended or a pool that is off', async () => {
    const { card } = await li.create('时钟');
    const clock = async () => (await li.get<CardDetail>(`/api/cards/${card.id}`)).clock;
    expect((await clock()).clock).toBe('B');
    const before = await house.rules({});
    await house.rules({ clockBDays: null });
    expect(await clock()).toEqual(jasmine.objectContaining({ clock: 'A', days: 30 }));
    await house.rules({ enabled: false });
    expect((await clock()).expiresAt).toBeNull();
    await house.rules(before);
    await li.move(card, 'lost', { lost: { reason: 'price', then: 'keep' } });
    expect((await clock()).expiresAt).toBeNull();
    expect((await house.card(card.id))['expires_at']).toBeNull();
  });
});
