import { eventually, pause } from '../contracts/eventually';
import { dropPlace, newPlace, type Place } from '../feature-app';
import { ServerProcess } from './built-server';
import { EagerClient } from './eager-client';
import { expectSound, lookAt, outboxIsEmpty } from './look';

const PEOPLE = ['li.wei', 'zhang.min', 'wang.fang', 'zhao.lei', 'chen.jing', 'lead-east'];

describe('a server that is killed at random moments', () => {
  let place: Place;
  let server: ServerProcess;
  let address: Promise<string>;

  const start = async (): Promise<void> => {
    server = await ServerProcess.spawn({
      DATA_DIR: place.dataDir,
      DATABASE_URL: place.databaseUrl ?? undefined,
      REDIS_URL: place.databaseUrl ? process.env.TEST_REDIS_URL : undefined,
    });
    address = server.url();
    address.catch(() => undefined);
  };

  beforeEach(async () => {
    place = await newPlace();
  });

  afterEach(async () => {
    await server.end();
    await dropPlace(place);
  });

  const kills = process.env.TEST_MYSQL_URL ? 15 : 50;

  it(`has every acknowledged command exactly once after ${kills} kills`, async () => {
    await start();
    await address;
    expect((await server.end('SIGTERM')).code).withContext('a calm end, which leaves compiled code for the next starts').toBe(0);
    await start();
    const clients = PEOPLE.map((login) => new EagerClient(login, () => address));
    const acknowledged = (): number => clients.reduce((sum, { ledger }) => sum + ledger.keys.length, 0);
    await Promise.all(clients.map((client) => client.signIn()));
    const work = Promise.all(clients.map((client) => client.work()));
    let failed = false;
    work.catch(() => (failed = true));
    const began = performance.now();
    for (let n = 0; n < kills && !failed; n += 1) {
      await address;
      // Some kills fall into the start, most into the work.
      const before = acknowledged();
      if (n % 5) await eventually('somebody is at work', () => failed || acknowledged() > before);
      await pause(Math.random() * 250);
      await server.end();
      await start();
    }
    await address;
    const seconds = Math.round((performance.now() - began) / 1_000);
    clients.forEach((client) => client.stop());
    await work;

    const look = await lookAt(place);
    await eventually('the outbox is empty', () => outboxIsEmpty(look), 20_000);
    await expectSound(look);
    const moved = new Map<string, string[]>();
    for (const { card_id, payload } of await look.query<{ card_id: string; payload: string }>(
      `SELECT card_id, payload FROM event WHERE type = 'card.moved' ORDER BY board_id, seq`,
    )) {
      moved.set(card_id, [...(moved.get(card_id) ?? []), (JSON.parse(payload) as { to: string }).to]);
    }
    const cards = await look.query<{ id: string; title: string }>(`SELECT id, title FROM card WHERE title LIKE 'Eager %'`);
    const keys = await look.query<{ request_key: string }>('SELECT request_key FROM idempotency');
    const created = await look.query<{ card_id: string; n: number }>(`SELECT card_id, COUNT(*) AS n FROM event WHERE type = 'card.created' GROUP BY card_id HAVING COUNT(*) > 1`);
    expect(created).toEqual([]);
    expect(cards.map(({ id, title }) => `${id} ${title}`).sort()).toEqual(clients.flatMap(({ ledger }) => [...ledger.creates].map(([id, title]) => `${id} ${title}`)).sort());
    for (const { ledger } of clients) for (const [id, moves] of ledger.moves) expect(moved.get(id) ?? []).withContext(id).toEqual(moves);
    expect(keys.map(({ request_key }) => request_key).sort()).toEqual(clients.flatMap(({ ledger }) => ledger.keys).sort());
    await look.close();
    const done = acknowledged();
    const repeats = clients.reduce((sum, client) => sum + client.repeats, 0);
    expect(done).toBeGreaterThanOrEqual(kills - Math.ceil(kills / 5));
    expect(repeats).toBeGreaterThan(0);
    console.log(`killed ${kills} times in ${seconds} s: ${done} commands acknowledged, ${repeats} attempts repeated`);
  }, 300_000);

  it('lays its first content whole, however often the first start is killed', async () => {
    for (const after of [150, 300, 450, 600, 750]) {
      await start();
      await pause(after);
      await server.end();
    }
    await start();
    await address;
    const look = await lookAt(place);
    await eventually('the outbox is empty', () => outboxIsEmpty(look), 20_000);
    await expectSound(look);
    const [count] = await look.query<{ boards: number; roles: number; people: number; cards: number }>(
      'SELECT (SELECT COUNT(*) FROM board) AS boards, (SELECT COUNT(*) FROM role) AS roles, (SELECT COUNT(*) FROM app_user) AS people, (SELECT COUNT(*) FROM card) AS cards',
    );
    expect([Number(count.boards), Number(count.roles), Number(count.people)]).toEqual([2, 10, 15]);
    expect(Number(count.cards)).toBeGreaterThan(20);
    await look.close();
  }, 60_000);
});
