import type { CardFace } from '@tideboard/domain';
import { type Person, Tideboard } from '../harness';

describe('access to deals', () => {
  let tideboard: Tideboard;
  let owner: Person;
  let peer: Person;
  let card: CardFace;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
    owner = await tideboard.as('li.wei');
    peer = await tideboard.as('zhang.min');
    ({ card } = await owner.create('保密项目', { amount: 5_000_000, customer: { name: '甲方保密单位' }, tags: ['机密'] }));
  });

  afterAll(() => tideboard.stop());

  const doors: [string, string, unknown?][] = [
    ['GET', '/api/cards/{id}'],
    ['GET', '/api/cards/{no}'],
    ['GET', '/api/cards/{id}/flow'],
    ['GET', '/api/cards/{id}/log'],
    ['GET', '/api/cards/{id}/rollback?to=talk'],
    ['POST', '/api/cards/{id}/move', { to: 'requirements', active: ['talk#1'] }],
    ['POST', '/api/cards/{id}/nodes/talk', { act: 'confirm', attempt: 1 }],
    ['POST', '/api/cards/{id}/rollback', { targets: ['talk'], reason: 'why not', active: ['talk#1'] }],
    ['POST', '/api/cards/{id}/reopen', { reason: 'why not' }],
    ['PUT', '/api/cards/{id}/block', { reason: 'blocked', kind: 'internal' }],
    ['DELETE', '/api/cards/{id}/block'],
    ['PUT', '/api/cards/{id}/archived', { archived: true }],
    ['POST', '/api/cards/{id}/participants', { userId: 'x', role: 'legal' }],
    ['PATCH', '/api/cards/{id}', { version: 1, title: 'mine now' }],
    ['POST', '/api/cards/{id}/comments', { text: 'hello' }],
    ['POST', '/api/cards/{id}/follow-ups', { channel: 'call', outcome: 'progress', text: 'hello there' }],
  ];

  for (const [method, path, body] of doors) {
    it(`hides a peer's deal behind ${method} ${path}`, async () => {
      const answer = await peer.send<unknown>(method, path.replace('{id}', card.id).replace('{no}', card.no), body);
      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer.body)).not.toContain('保密');
    });
  }

  it('hides it from the board, its filters, its options and its totals', async () => {
    for (const query of ['', '?text=保密', '?tag=机密', `?owner=${card.owner?.id}`]) {
      expect(JSON.stringify(await peer.board('opportunity', query))).not.toContain('保密');
    }
    const before = await peer.board();
    await owner.create('另一个保密项目', { amount: 100 });
    expect((await peer.board()).totals).toEqual(before.totals);
    const options = await peer.get<{ owners: { name: string }[] }>('/api/boards/opportunity/options');
    expect(options.owners.map(({ name }) => name)).toEqual(['张敏']);
  });

  it('lets a participant in at once, without the amount, and out at once', async () => {
    const presales = await tideboard.as('presales');
    const { id: presalesId } = (await presales.get<{ user: { id: string } }>('/api/session')).user;
    const ear = await presales.listen(card.boardId);
    const added = await owner.do('POST', `/api/cards/${card.id}/participants`, { userId: presalesId, role: 'sales_lead' });
    const heard = await ear.until(({ changes }) => changes.length > 0);
    expect(heard.changes[0]).toEqual(jasmine.objectContaining({ type: 'card', card: jasmine.objectContaining({ id: card.id, amount: null }) }));
    expect((await presales.get<{ face: CardFace }>(`/api/cards/${card.no}`)).face.amount).toBeNull();
    expect((await presales.board()).windows['first-talks'].cards.map(({ amount }) => amount)).toEqual([null]);
    await owner.do('PATCH', `/api/cards/${card.id}`, { version: added.card.version, amount: 7_000_000 });
    for (const path of ['', '/flow', '/log']) {
      expect(JSON.stringify(await presales.get(`/api/cards/${card.id}${path}`))).not.toContain('7000000');
    }
    const removed = await owner.do('DELETE', `/api/cards/${card.id}/participants/${presalesId}/sales_lead`);
    const gone = await ear.through(removed.message!.to);
    expect(gone.changes).toEqual([jasmine.objectContaining({ type: 'gone', cardId: card.id })]);
    expect(JSON.stringify(ear.heard)).not.toContain('7000000');
    expect((await presales.send('GET', `/api/cards/${card.id}`)).status).toBe(404);
    const changes = await presales.get<{ cards: CardFace[]; gone: string[] }>(`/api/boards/opportunity/changes?since=${added.message!.to - 1}`);
    expect([changes.cards, changes.gone]).toEqual([[], [card.id]]);
    ear.close();
  });

  it('gives the administrator no deals, and a stranger nothing at all', async () => {
    const admin = await tideboard.as('admin');
    expect((await admin.send('GET', '/api/boards/opportunity')).status).toBe(403);
    expect((await admin.send('GET', `/api/cards/${card.id}`)).status).toBe(403);
    const stranger = await fetch(`${tideboard.url}/api/boards/opportunity`);
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get('content-type')).toContain('application/problem+json');
  });

  it('lets a viewer read everything and change nothing', async () => {
    const viewer = await tideboard.as('viewer');
    expect((await viewer.get<{ face: CardFace }>(`/api/cards/${card.id}`)).face.title).toBe('保密项目');
    expect((await viewer.move(card, 'requirements')).status).toBe(403);
    expect((await viewer.send('PATCH', `/api/cards/${card.id}`, { version: 1, title: 'x' })).status).toBe(403);
  });

  it('refuses a write without the session token', async () => {
    const answer = await fetch(`${tideboard.url}/api/boards/opportunity/cards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: owner.browser.cookie! },
      body: JSON.stringify({ title: 'forged' }),
    });
    expect(answer.status).toBe(403);
  });
});
