import type { CardFace } from '@tideboard/domain';
import { type Person, Tideboard } from '../harness';

describe('the limits of rights', () => {
  let tideboard: Tideboard;
  let owner: Person;
  let presales: Person;
  let card: CardFace;

  beforeEach(async () => {
    tideboard = await Tideboard.start();
    [owner, presales] = [await tideboard.as('li.wei'), await tideboard.as('presales')];
    ({ card } = await owner.create('权限边界', { amount: 123_456, tags: ['只给自己看'] }));
    const { user } = await presales.get<{ user: { id: string } }>('/api/session');
    ({ card } = await owner.do('POST', `/api/cards/${card.id}/participants`, { userId: user.id, role: 'sales_lead' }));
  });

  afterEach(() => tideboard.stop());

  it('let nobody who only takes part lose, roll back or reopen the deal', async () => {
    const lost = { reason: 'price', then: 'pool' };
    expect((await presales.move(card, 'lost', { lost })).status).toBe(403);
    expect((await owner.move(card, 'lost', { lost: { ...lost, then: 'keep' } })).status).toBe(200);
    expect((await presales.send('POST', `/api/cards/${card.id}/reopen`, { reason: '还想再试' })).status).toBe(403);
  });

  it('keep a pooled card in the pool, whatever is done to its flow', async () => {
    expect((await owner.move(card, 'lost', { lost: { reason: 'price', then: 'keep' } })).status).toBe(200);
    const director = await tideboard.as('director');
    await director.do('POST', `/api/cards/${card.id}/release`, { reason: '交给别人' });
    expect((await director.send('POST', `/api/cards/${card.id}/reopen`, { reason: '还想再试' })).status).toBe(409);
    await director.send('POST', `/api/cards/${card.id}/nodes/debrief`, { act: 'save', attempt: 1, fields: { lesson: '价格太高' } });
    const [row] = await tideboard.query<{ column_key: string }>('SELECT column_key FROM card WHERE id = ?', [card.id]);
    expect(row.column_key).toBe('pool');
  });

  it('answer no question about amounts that are not for the reader', async () => {
    for (const query of ['?amountMin=123456', '?amountMin=999999', '?amountMax=1']) {
      const { windows, filtered } = await presales.board('opportunity', query);
      expect(Object.values(windows).flatMap(({ cards }) => cards)).toEqual([]);
      expect(Object.values(filtered!).reduce((sum, { count }) => sum + count, 0)).toBe(0);
    }
    expect((await owner.board('opportunity', '?amountMin=123456&amountMax=123456')).windows['first-talks'].cards.map(({ id }) => id)).toEqual([card.id]);
  });

  it('offer nobody the tags of cards that they do not see', async () => {
    const tags = async (person: Person): Promise<string[]> => (await person.get<{ tags: string[] }>('/api/boards/opportunity/options')).tags;
    expect(await tags(await tideboard.as('zhang.min'))).not.toContain('只给自己看');
    expect(await tags(owner)).toContain('只给自己看');
  });

  it('let nobody into a role that the flow does not know, and let go of whoever has left', async () => {
    const { user } = await presales.get<{ user: { id: string } }>('/api/session');
    const bad = await owner.send('POST', `/api/cards/${card.id}/participants`, { userId: user.id, role: 'constructor' });
    expect(bad.status).toBe(422);
    const admin = await tideboard.as('admin');
    await admin.do('PATCH', `/api/admin/users/${user.id}`, { active: false });
    expect((await owner.send('DELETE', `/api/cards/${card.id}/participants/${user.id}/sales_lead`)).status).toBe(200);
  });

  it('end the sockets of a session that another login replaces', async () => {
    const director = await tideboard.as('director');
    const ear = await director.listen(card.boardId);
    const closed = new Promise<void>((resolve) => ear.socket.once('disconnect', () => resolve()));
    expect((await director.browser.login('zhang.min', 'tideboard-demo')).status).toBe(200);
    await closed;
    expect(ear.told).toContain({ reason: 'ended' });
  });

  it('answer what nobody can mean with a plain no', async () => {
    const strange = ['/api/cards/你', '/api/boards/你', '/api/flow-versions/你', '/api/boards/opportunity?owner=你好', `/api/boards/opportunity?owner=${'a,'.repeat(200)}`];
    for (const path of strange) expect((await owner.send('GET', encodeURI(path))).status).withContext(path).toBeLessThan(500);
    const deep = `{"text":"x","a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    const answer = await owner.browser.send('POST', `/api/cards/${card.id}/comments`, deep, { 'idempotency-key': 'a-deep-one' });
    expect(answer.status).toBeLessThan(500);
    expect((await owner.send('PATCH', `/api/cards/${card.id}`, { version: 99, title: '来自未来' })).status).toBe(409);
    expect((await owner.send('POST', '/api/boards/opportunity/cards', { title: '天价', amount: Number.MAX_SAFE_INTEGER })).status).toBe(400);
  });
});
