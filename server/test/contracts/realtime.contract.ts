import type { BoardMessage, CardChange, CardFace } from '@tideboard/domain';
import type { UserView } from '@tideboard/contracts';
import { type Listener, type Person, Tideboard } from '../harness';
import { eventually } from './eventually';

function cardsOf({ changes }: BoardMessage): Extract<CardChange, { type: 'card' }>[] {
  return changes.filter((change) => change.type === 'card');
}

/** What every adapter promises: the same on one node and across two. */
export function describeRealtime(adapter: string, nodes: 1 | 2): void {
  describe(`realtime: ${adapter}, ${nodes} node${nodes > 1 ? 's' : ''}`, () => {
    /** Commands go to the first node, ears hang on the last. */
    let here: Tideboard;
    let there: Tideboard;
    let ears: Listener[];
    let users: Map<string, UserView>;
    let admin: Person;

    beforeAll(async () => {
      here = await Tideboard.start();
      there = nodes === 1 ? here : await Tideboard.start({ place: here.place });
      admin = await here.as('admin');
      users = new Map((await admin.get<UserView[]>('/api/admin/users')).map((user) => [user.login, user]));
    }, 30_000);

    afterAll(async () => {
      if (there !== here) await there.stop({ keep: true });
      await here.stop();
    });

    beforeEach(() => {
      ears = [];
    });
    afterEach(() => ears.forEach((ear) => ear.close()));

    const idOf = (login: string): string => users.get(login)!.id;
    const teamOf = (login: string): string => users.get(login)!.teamId!;

    async function ear(login: string, board = 'opportunity'): Promise<Listener> {
      const director = await there.as('director');
      const person = await there.as(login);
      const listener = await person.listen((await director.board(board)).id);
      ears.push(listener);
      return listener;
    }

    async function heard(listener: Listener, message: BoardMessage | null): Promise<BoardMessage> {
      return listener.until(({ from }) => from === message!.from);
    }

    const join = (owner: Person, card: CardFace, login: string, role: string): Promise<{ message: BoardMessage | null }> =>
      owner.do('POST', `/api/cards/${card.id}/participants`, { userId: idOf(login), role });
    const part = (owner: Person, card: CardFace, login: string, role: string): Promise<{ message: BoardMessage | null }> =>
      owner.do('DELETE', `/api/cards/${card.id}/participants/${idOf(login)}/${role}`);

    it('tells who may see a card everything, and everybody else on the board the number only', async () => {
      const rep = await here.as('li.wei');
      const [own, lead, all, peer, otherLead] = [await ear('li.wei'), await ear('lead-east'), await ear('viewer'), await ear('zhang.min'), await ear('lead-north')];
      const { card, message } = await rep.create('Whole for some', { amount: 7_700_000, customer: { name: 'Audience Ltd' } });
      for (const who of [own, lead, all]) {
        const said = await heard(who, message);
        expect(said.changes).toEqual(message!.changes);
        expect(said.actor?.name).toBe('李伟');
      }
      for (const who of [peer, otherLead]) {
        const said = await heard(who, message);
        expect([said.changes, said.actor, said.event]).toEqual([[], null, '']);
        expect(JSON.stringify(who.heard)).not.toContain(card.id);
        expect(JSON.stringify(who.heard)).not.toContain('7700000');
      }
    });

    it('tells every number once to each, in order', async () => {
      const reps = await Promise.all(['li.wei', 'zhang.min', 'zhao.lei'].map((login) => here.as(login)));
      const who = [await ear('viewer'), await ear('li.wei'), await ear('lead-north')];
      const replies = await Promise.all(reps.flatMap((rep) => Array.from({ length: 5 }, (_, n) => rep.create(`In order ${n}`))));
      const last = Math.max(...replies.map(({ message }) => message!.to));
      for (const listener of who) {
        await listener.through(last);
        const numbers = listener.heard.map(({ from, to }) => [from, to]);
        expect(numbers).toEqual(numbers.toSorted(([a], [b]) => a - b));
        expect(new Set(numbers.map(([from]) => from)).size).toBe(numbers.length);
        expect(numbers.filter(([from], n) => n > 0 && from !== numbers[n - 1][1] + 1)).toEqual([]);
      }
    });

    it('lets a participant in at once, masked where amounts are not theirs, and out at once', async () => {
      const rep = await here.as('li.wei');
      const [presales, legal] = [await ear('presales'), await ear('legal')];
      const { card } = await rep.create('Shared', { amount: 1_230_000 });
      await join(rep, card, 'presales', 'presales');
      const { message } = await join(rep, card, 'legal', 'legal');
      expect((await heard(legal, message)).changes).toEqual([jasmine.objectContaining({ type: 'card' })]);
      const moved = (await rep.move(card, 'requirements')).body as { message: BoardMessage };
      const [masked] = cardsOf(await heard(presales, moved.message));
      expect([masked.card.id, masked.card.amount, masked.before?.amount]).toEqual([card.id, null, null]);
      const [whole] = cardsOf(await heard(legal, moved.message));
      expect(whole.card.amount).toBe(1_230_000);
      expect(JSON.stringify(presales.heard)).not.toContain('1230000');

      const out = await part(rep, card, 'presales', 'presales');
      expect((await heard(presales, out.message)).changes).toEqual([jasmine.objectContaining({ type: 'gone', cardId: card.id })]);
      const later = await rep.do<{ message: BoardMessage }>('PUT', `/api/cards/${card.id}/block`, { reason: 'A secret reason', kind: 'internal' });
      const bare = await heard(presales, later.message);
      expect([bare.changes, bare.event]).toEqual([[], '']);
      expect(JSON.stringify(presales.heard)).not.toContain('secret');
      expect((await heard(legal, later.message)).changes.length).toBe(1);
    });

    it('moves the ears of somebody whose team changes, and their old lead loses them', async () => {
      const mover = 'wang.fang';
      const [oldLead, newLead] = [await ear('lead-east'), await ear('lead-north')];
      const lead = await ear('lead-east');
      await admin.do('PATCH', `/api/admin/users/${idOf('lead-east')}`, { teamId: teamOf('lead-north') });
      await eventually('the lead is told', () => lead.told.length > 0);
      const rep = await here.as(mover);
      const { message, card } = await rep.create('For whoever leads the east');
      expect((await heard(lead, message)).changes).withContext('a lead who has left').toEqual([]);
      expect(JSON.stringify(lead.heard)).not.toContain(card.id);
      const north = await (await here.as('zhao.lei')).create('For whoever leads the north');
      expect((await heard(lead, north.message)).changes.length).withContext('a lead who has come').toBe(1);

      await admin.do('PATCH', `/api/admin/users/${idOf('lead-east')}`, { teamId: teamOf('li.wei') });
      await eventually('the lead is told again', () => lead.told.length > 1);
      await admin.do('PATCH', `/api/admin/users/${idOf(mover)}`, { teamId: teamOf('lead-north') });
      const after = await (await here.as(mover)).create('In another team now');
      expect((await heard(newLead, after.message)).changes.length).toBe(1);
      expect((await heard(oldLead, after.message)).changes).toEqual([]);
      await admin.do('PATCH', `/api/admin/users/${idOf(mover)}`, { teamId: teamOf('li.wei') });
    });

    it('follows a role that is taken away', async () => {
      const viewer = await ear('viewer');
      await admin.do('PATCH', `/api/admin/users/${idOf('viewer')}`, { roles: ['presales'] });
      await eventually('the viewer is told', () => viewer.told.length > 0);
      const { card, message } = await (await here.as('li.wei')).create('No longer for viewers');
      expect((await heard(viewer, message)).changes).toEqual([]);
      expect(JSON.stringify(viewer.heard)).not.toContain(card.id);
      await admin.do('PATCH', `/api/admin/users/${idOf('viewer')}`, { roles: ['viewer'] });
    });

    it('cuts the socket of a session that has ended, and no other', async () => {
      const director = await there.as('director');
      const { id } = await director.board();
      const [person, elsewhere] = [await here.as('chen.jing'), await there.as('chen.jing')];
      const socket = await person.listen(id);
      const same = await elsewhere.listen(id);
      ears.push(socket, same);
      await person.send('DELETE', '/api/session');
      await eventually('the socket is cut', () => socket.socket.disconnected, 3_000);
      expect(socket.told).toContain({ reason: 'ended' });
      expect(same.socket.connected).toBeTrue();
      await admin.do('PATCH', `/api/admin/users/${idOf('chen.jing')}`, { active: false });
      await eventually('the others of somebody who left are cut too', () => same.socket.disconnected, 3_000);
      await admin.do('PATCH', `/api/admin/users/${idOf('chen.jing')}`, { active: true });
    });

    it('lets nobody in without a session, and nobody into a board that is not theirs', async () => {
      const stranger = await here.as('li.wei');
      stranger.browser.cookie = 'session=made-up';
      await expectAsync(stranger.listen('any')).toBeRejected();
      const admins = await (await there.as('admin')).listen((await (await there.as('director')).board()).id);
      const own = await ear('li.wei');
      ears.push(admins);
      expect(admins.answer).toEqual({ ok: false, code: 'not_found' });
      const { message } = await (await here.as('li.wei')).create('Not for administrators');
      await heard(own, message);
      expect(admins.heard).toEqual([]);
    });

    it('shows who is there, without more than a name', async () => {
      const seen: { people: unknown[] }[] = [];
      const first = await ear('li.wei');
      first.socket.on('presence', (presence: { people: unknown[] }) => seen.push(presence));
      await ear('lead-east');
      await eventually('both are there', () => seen.some(({ people }) => people.length === 2));
      expect(seen.at(-1)?.people).toEqual(jasmine.arrayWithExactContents([
        { id: idOf('li.wei'), name: '李伟' },
        { id: idOf('lead-east'), name: '陈立东' },
      ]));
    });
  });
}
