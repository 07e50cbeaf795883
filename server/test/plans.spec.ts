import type { CardFace } from '@tideboard/domain';
import { Database, DataSources } from '../src/platform/database/database';
import { newId } from '../src/platform/ids';
import { type Person, Tideboard } from './harness';
import { type PlanStep, planOf } from './schema';

const CARDS = 3_000;
/** Tables that grow with the work done, by the aliases they go by. */
const GROWING: Record<string, string> = {
  c: 'card',
  card: 'card',
  p: 'card_participant',
  card_participant: 'card_participant',
  card_tag: 'card_tag',
  event: 'event',
  opportunity: 'opportunity',
  customer: 'customer',
  ownership: 'ownership',
  ownership_period: 'ownership_period',
  claim_ledger: 'claim_ledger',
  idempotency: 'idempotency',
  consumed: 'consumed',
  user_session: 'user_session',
};

/** The sweep's breaker compares with the number of all owned records, once a sweep. */
const MAY_SCAN = /^SELECT COUNT\(\*\) AS n FROM card WHERE expires_at IS NOT NULL/;

interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

describe('plans of queries on hot paths', () => {
  let tideboard: Tideboard;
  let statements: Statement[];
  let director: Person;
  let rep: Person;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
    [director, rep] = [await tideboard.as('director'), await tideboard.as('li.wei')];
    await grow(tideboard);
    const query = Database.prototype.query;
    spyOn(Database.prototype, 'query').and.callFake(function (this: Database, sql: string, params: readonly never[] = []) {
      statements.push({ sql, params });
      return query.call(this, sql, params);
    } as never);
  }, 60_000);

  afterAll(() => tideboard.stop());

  beforeEach(() => {
    statements = [];
  });

  /** Every plan of what was asked, statement by statement. */
  async function plans(): Promise<{ sql: string; steps: PlanStep[] }[]> {
    const { engine, write } = tideboard.get(DataSources);
    const asked = statements.filter(({ sql }) => /^\s*SELECT/i.test(sql) && !MAY_SCAN.test(sql));
    expect(asked.length).toBeGreaterThan(0);
    const found = new Map<string, PlanStep[]>();
    for (const { sql, params } of asked) found.set(sql, await planOf(write, engine, sql, params));
    return [...found].map(([sql, steps]) => ({ sql, steps }));
  }

  async function expectNoScan(): Promise<void> {
    for (const { sql, steps } of await plans()) {
      for (const { table, index, scan } of steps) if (table in GROWING) expect(scan).withContext(`${table} by ${index}: ${sql}`).toBeFalse();
    }
  }

  async function indexesOf(table: string): Promise<Set<string | null>> {
    return new Set((await plans()).flatMap(({ steps }) => steps.filter((step) => GROWING[step.table] === table).map(({ index }) => index)));
  }

  it('opens a board of everybody by column', async () => {
    await director.board();
    await expectNoScan();
    expect(await indexesOf('card')).toContain('card_column');
  });

  it('opens a board of one owner, of a team and of a participant by their own indexes', async () => {
    await rep.board();
    await expectNoScan();
    expect(await indexesOf('card')).toContain('card_owner');
    statements = [];
    await (await tideboard.as('lead-east')).board();
    await expectNoScan();
    expect(await indexesOf('card')).toContain('card_team');
    expect(await indexesOf('card_participant')).toContain('card_participant_user');
  });

  it('scrolls, filters and catches up without a scan', async () => {
    const { windows, seq } = await director.board();
    await director.get(`/api/boards/opportunity/columns/requirements?cursor=${encodeURIComponent(windows['requirements'].next ?? '')}`);
    await director.get(`/api/boards/opportunity/changes?since=${seq - 5}`);
    await director.get('/api/boards/opportunity/options');
    await director.board('opportunity', '?amountMin=100&idleDays=3&text=PLC&dueTo=2027-12-31');
    await expectNoScan();
    expect(await indexesOf('event')).toEqual(new Set(['event_board_seq']));
  });

  it('opens and moves a card without a scan', async () => {
    const { card } = await rep.create('To be moved');
    await rep.move(card, 'requirements');
    await rep.get(`/api/cards/${card.id}`);
    await rep.get(`/api/cards/${card.no}`);
    await rep.get(`/api/cards/${card.id}/log`);
    await rep.get(`/api/cards/${card.id}/flow`);
    await expectNoScan();
  });

  it('finds what the sweep has to take, and claims, without a scan', async () => {
    const admin = await tideboard.as('admin');
    const { card } = await rep.create('To be released');
    await rep.do('POST', `/api/cards/${card.id}/release`, { reason: 'nobody answers' });
    const peer = await tideboard.as('zhang.min');
    const pools = await peer.get<{ key: string }[]>('/api/pools');
    await peer.get(`/api/pools/${pools[0].key}`);
    await peer.do('POST', `/api/cards/${card.id}/claim`);
    await admin.do('POST', `/api/admin/pools/${pools[0].key}/sweep`, {});
    await tideboard.settle();
    await expectNoScan();
    expect(await indexesOf('card')).toContain('card_expires');
  });
});

/** Copies a card many times over; the rows need not make sense to the flow. */
async function grow(tideboard: Tideboard): Promise<void> {
  const [card] = await tideboard.query<Record<string, string | number | null>>("SELECT * FROM card WHERE column_key = 'requirements' LIMIT 1");
  const owners = await tideboard.query<{ id: string; team_id: string }>("SELECT id, team_id FROM app_user WHERE team_id IS NOT NULL AND login <> 'zhang.min'"); // her hands stay free for claims
  const stages = ['first-talks', 'requirements', 'proposal', 'negotiation'];
  const db = tideboard.get(Database);
  const names = Object.keys(card);
  for (let start = 0; start < CARDS; start += 20) {
    const rows = Array.from({ length: 20 }, (_, n) => {
      const owner = owners[(start + n) % owners.length];
      const own = {
        id: newId(),
        no: `X-${start + n}`,
        subject_id: newId(),
        owner_id: owner.id,
        team_id: owner.team_id,
        column_key: stages[n % stages.length],
        rank_key: `z${String(start + n).padStart(6, '0')}`,
        expires_at: tideboard.now() + (start + n + 1_000) * 86_400_000,
      };
      return { ...card, ...own } as unknown as Record<string, string | number | null> & CardFace;
    });
    await tideboard.unit(async () => {
      await insert('card', names, rows.map((row) => names.map((name) => row[name as 'id'])));
      await insert('event', ['id', 'board_id', 'seq', 'type', 'card_id', 'actor_id', 'payload', 'audience', 'at'], rows.map(({ id, owner_id }, n) => [
        newId(), card['board_id'], 1_000 + start + n, 'card.touched', id, owner_id as never, '{}', '[]', tideboard.now(),
      ]));
      await insert('card_participant', ['card_id', 'user_id', 'role', 'board_id'], rows.map(({ id }, n) => [id, owners[(start * 7 + n) % owners.length].id, 'legal', card['board_id']]));
      const owned = rows.map((row) => [row['subject_id'], row['owner_id'], row['team_id']] as const);
      await insert('ownership', ['subject_id', 'subject_type', 'state', 'owner_id', 'team_id', 'recycles'], owned.map(([subject, owner, team]) => [subject, 'opportunity', 'private', owner, team, 0]));
      await insert(
        'ownership_period',
        ['id', 'subject_id', 'owner_id', 'team_id', 'started_at', 'ended_at', 'how_ended'],
        owned.map(([subject, owner, team]) => [newId(), subject, owner, team, tideboard.now() - 2, tideboard.now() - 1, 'assigned']),
      );
    });
  }
  await tideboard.unit(() => db.execute('UPDATE board_counter SET seq = ? WHERE board_id = ?', [1_000 + CARDS - 1, card['board_id']]));
  const { engine, write } = tideboard.get(DataSources);
  if (engine === 'mysql') await write.query('ANALYZE TABLE card, event, card_participant, ownership, ownership_period');

  async function insert(table: string, columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
    const marks = rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await db.execute(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, rows.flat());
  }
}
