import type { Person } from '../harness';
import { PoolHouse } from './pool-house';

describe('a lost card', () => {
  let house: PoolHouse;
  let li: Person;

  beforeAll(async () => {
    house = await PoolHouse.open();
    li = await house.as('li.wei');
  });
  afterEach(() => house.expectTotalsRight());
  afterAll(() => house.close());

  const lose = async (who: Person, title: string, then: string): Promise<string> => {
    const { card } = await who.create(title);
    expect((await who.move(card, 'lost', { lost: { reason: 'price', competitor: '友商', then } })).status).toBe(200);
    return card.id;
  };
  const settled = async (): Promise<void> => {
    await house.tideboard.settle();
    await house.hear('lost-to-pool', 'card.lost');
  };

  it('goes to the pool by itself, once, and shows the claimer why it was lost', async () => {
    const id = await lose(li, '输给友商', 'pool');
    await house.tideboard.settle();
    await house.eventually(async () => (await house.card(id))['pool_id'] !== null);
    await settled();
    expect(await house.eventsOf(id, 'opportunity.released')).toEqual([jasmine.objectContaining({ why: 'lost', clock: null, from: await house.idOf('li.wei') })]);
    const pooled = (await house.page(await house.as('zhang.min'))).cards.find(({ card }) => card.id === id)!;
    expect([pooled.why, pooled.lost]).toEqual(['lost', { reason: 'price', competitor: '友商' }]);
    expect(pooled.stageWhenLeft.en).not.toBe('lost');
  });

  it('stays with its owner where the dialog says so', async () => {
    const ids = [await lose(li, '保留', 'keep'), await lose(li, '永不', 'never')];
    await settled();
    for (const id of ids) {
      const card = await house.card(id);
      expect([card['owner_id'], card['column_key']]).toEqual([await house.idOf('li.wei'), 'lost']);
    }
  });

  it('stays while the pool is switched off', async () => {
    const { card } = await li.create('公海关闭');
    const before = await house.rules({ enabled: false });
    await li.move(card, 'lost', { lost: { reason: 'price', then: 'pool' } });
    await settled();
    expect((await house.card(card.id))['pool_id']).toBeNull();
    await house.rules({ ...before, enabled: true });
    expect((await house.card(card.id))['column_key']).toBe('lost');
  });

  it('is put away when it has come out of the pool too often without being won', async () => {
    const id = await lose(li, '屡败屡战', 'keep');
    await settled();
    await house.tideboard.unit(() => house.tideboard.query('UPDATE ownership SET recycles = 3 WHERE subject_id = (SELECT subject_id FROM card WHERE id = ?)', [id]));
    await li.do('POST', `/api/cards/${id}/reopen`, { reason: '再试一次' });
    const card = await li.card('屡败屡战');
    await li.move(card, 'lost', { lost: { reason: 'price', then: 'pool' } });
    await settled();
    expect([(await house.card(id))['column_key'], (await house.card(id))['pool_id']]).toEqual(['archived', null]);
  });
});
