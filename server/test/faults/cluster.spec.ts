import type { BoardChanges, BoardView, CardDetail } from '@tideboard/contracts';
import type { CardFace } from '@tideboard/domain';
import { DEMO_PASSWORD } from '../../src/features/identity';
import { eventually } from '../contracts/eventually';
import { Browser, dropPlace, newPlace, type Place } from '../feature-app';
import { Person } from '../harness';
import { ServerProcess } from './built-server';
import { EagerClient } from './eager-client';
import { expectSound, lookAt, type Look, outboxIsEmpty } from './look';
import { onCluster } from './private-services';

async function signIn(url: string, login: string): Promise<Person> {
  const browser = new Browser(url);
  expect((await browser.login(login, DEMO_PASSWORD)).status).toBe(200);
  return new Person(url, browser);
}

/** The same person with the same session, at another node. */
function movedTo(url: string, { browser }: Person): Person {
  const other = new Browser(url);
  other.cookie = browser.cookie;
  other.csrfToken = browser.csrfToken;
  return new Person(url, other);
}

if (onCluster('two web servers and a worker')) {
  describe('two web servers and a worker', () => {
    let place: Place;
    let look: Look;
    let nodes: ServerProcess[];
    let urls: string[];
    let worker: ServerProcess;
    let env: Record<string, string | undefined>;

    beforeAll(async () => {
      place = await newPlace();
      env = { DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? undefined, REDIS_URL: `${process.env.TEST_REDIS_URL}/1` };
      // All at once, on an empty database: one migrates and seeds, the others wait for it.
      nodes = [await ServerProcess.spawn({ ...env, ROLE: 'api' }), await ServerProcess.spawn({ ...env, ROLE: 'api' })];
      worker = await ServerProcess.spawn({ ...env, ROLE: 'worker' });
      urls = await Promise.all([...nodes, worker].map((node) => node.url()));
      look = await lookAt(place);
    });

    /** A killed node comes back for the next spec. */
    afterEach(async () => {
      if (!nodes[1].hasEnded) return;
      nodes[1] = await ServerProcess.spawn({ ...env, ROLE: 'api' });
      urls[1] = await nodes[1].url();
    });

    afterAll(async () => {
      await look.close();
      await Promise.all([...nodes, worker].map((node) => node.end()));
      await dropPlace(place);
    });

    it('started as one: a single demo', async () => {
      const [{ n }] = await look.query<{ n: number }>(`SELECT COUNT(*) AS n FROM board`);
      expect(Number(n)).toBe(2);
      await expectSound(look);
    });

    it('lets people on both hear each other', async () => {
      const people = [await signIn(urls[0], 'li.wei'), await signIn(urls[1], 'lead-east')];
      const { id } = await people[0].board();
      const ears = await Promise.all(people.map((person) => person.listen(id)));
      for (const [here, there] of [[0, 1], [1, 0]]) {
        const owner = here === 0 ? {} : { ownerId: (await people[0].get<{ user: { id: string } }>('/api/session')).user.id };
        const { card, message } = await people[here].create(`Heard on node ${there}`, owner);
        const heard = await ears[there].through(message!.to);
        expect(heard.changes.map((change) => change.type === 'card' && change.card.id)).toEqual([card.id]);
      }
      ears.forEach((ear) => ear.close());
    });

    it('lets a session that ends on one node end on the other', async () => {
      const here = await signIn(urls[0], 'zhao.lei');
      const there = movedTo(urls[1], here);
      const { id } = await there.board();
      const ear = await there.listen(id);
      await here.send('DELETE', '/api/session');
      await eventually('the socket is cut off', () => ear.socket.disconnected, 2_000);
      expect((await there.send('GET', '/api/boards')).status).toBe(401);
    });

    it('keeps the people of one node connected when another is shut down', async () => {
      const [staying, leaving] = [await signIn(urls[0], 'li.wei'), await signIn(urls[1], 'li.wei')];
      const { id } = await staying.board();
      const ears = [await staying.listen(id), await leaving.listen(id)];
      expect((await nodes[1].end('SIGTERM')).code).toBe(0);
      await eventually('those of the node itself are let go', () => ears[1].socket.disconnected);
      const { message } = await staying.create('Still here');
      await ears[0].through(message!.to);
      expect(ears[0].socket.connected).toBeTrue();
      ears.forEach((ear) => ear.close());
    });

    it('runs jobs in the worker only', async () => {
      const admin = await signIn(urls[0], 'admin');
      const page = await admin.get<{ jobs: { name: string }[] }>('/api/admin/jobs');
      expect(page.jobs.map(({ name }) => name)).toContain('trim-job-runs');
      const started = await admin.send('POST', '/api/admin/jobs/trim-job-runs/run');
      expect(started.status).toBeLessThan(300);
      await eventually('the job has run', async () => (await ran()).done === 1);
      const metrics = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
      const counts = metrics.map((text) => /tideboard_job_duration_seconds_count\{name="trim-job-runs"[^}]*\} (\d+)/.exec(text)?.[1] ?? '0');
      expect(counts).toEqual(['0', '0', '1']);
    });

    it('loses nothing when one web server is killed in the middle of the work', async () => {
      let alive = [0, 1];
      const at = (node: number) => async (): Promise<string> => urls[alive.includes(node) ? node : alive[0]];
      const clients = [new EagerClient('zhang.min', at(0)), new EagerClient('wang.fang', at(0)), new EagerClient('chen.jing', at(1)), new EagerClient('lead-north', at(1))];
      const director = await signIn(urls[1], 'director');
      const board = await director.board();
      const ear = await director.listen(board.id);
      const steady = await signIn(urls[0], 'lead-east');
      const steadyEar = await steady.listen(board.id);
      const work = Promise.all(clients.map((client) => client.work()));
      await eventually('everybody is at work', () => clients.every(({ ledger }) => ledger.keys.length > 5));

      alive = [0];
      await nodes[1].end('SIGKILL');
      await eventually('the socket notices', () => ear.socket.disconnected, 5_000);
      ear.socket.close();
      const moved = movedTo(urls[0], director);
      const last = lastWithoutGap(board.seq, ear.heard);
      const newEar = await moved.listen(board.id);
      const before = newEar.answer.ok ? newEar.answer.seq : -1;
      expect(before).toBeGreaterThanOrEqual(last);
      const caughtUp = await moved.get<BoardChanges>(`/api/boards/opportunity/changes?since=${last}`);
      const counts = clients.map(({ ledger }) => ledger.keys.length);
      await eventually('everybody goes on', () => clients.every(({ ledger }, n) => ledger.keys.length > counts[n] + 3));
      clients.forEach((client) => client.stop());
      await work;

      await eventually('the outbox is empty', () => outboxIsEmpty(look), 15_000);
      await expectSound(look);
      const fresh = await moved.board();
      await newEar.through(fresh.seq);
      await steadyEar.through(fresh.seq);
      expect(known(board, ear.heard, caughtUp, newEar.heard)).toEqual(await present(moved, [...clients.flatMap(({ ledger }) => [...ledger.creates.keys()])]));
      // Who stayed hears every number, directly or by the sweeper of a node that lives.
      const joined = steadyEar.answer.ok ? steadyEar.answer.seq : 0;
      await eventually('every number is heard', () => !missing(steadyEar.heard, joined, fresh.seq).length);
      expect((await fetch(`${urls[0]}/health/ready`)).status).toBe(200);
    });

    const ran = async (): Promise<{ done: number }> => {
      const [row] = await look.query<{ done: number }>(`SELECT COUNT(*) AS done FROM job_run WHERE name = 'trim-job-runs' AND state = 'done'`);
      return { done: Number(row.done) };
    };
  });
}

/** Column of every eager card, as a client knows it that applied all it heard before and after the catch-up. */
function known(board: BoardView, before: readonly { changes: readonly unknown[]; to: number }[], caughtUp: BoardChanges, after: readonly { changes: readonly unknown[]; to: number }[]): Record<string, string> {
  const columns: Record<string, string> = {};
  const apply = (changes: readonly unknown[]): void => {
    for (const change of changes as { type: string; card: CardFace }[]) if (change.type === 'card') columns[change.card.id] = change.card.column;
  };
  before.forEach(({ changes }) => apply(changes));
  if (!caughtUp.reset) for (const card of caughtUp.cards) columns[card.id] = card.column;
  after.filter(({ to }) => to > caughtUp.to).forEach(({ changes }) => apply(changes));
  for (const { cards } of Object.values(board.windows)) for (const { id } of cards) delete columns[id];
  return columns;
}

function lastWithoutGap(start: number, heard: readonly { from: number; to: number }[]): number {
  return [...heard].sort((a, b) => a.from - b.from).reduce((last, { from, to }) => (from <= last + 1 ? Math.max(last, to) : last), start);
}

async function present(person: Person, ids: readonly string[]): Promise<Record<string, string>> {
  const columns: Record<string, string> = {};
  for (const id of ids) columns[id] = (await person.get<CardDetail>(`/api/cards/${id}`)).face.column;
  return columns;
}

function missing(heard: readonly { from: number; to: number }[], after: number, upTo: number): number[] {
  const numbers = new Set(heard.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)));
  return Array.from({ length: upTo - after }, (_, n) => after + 1 + n).filter((n) => !numbers.has(n));
}
