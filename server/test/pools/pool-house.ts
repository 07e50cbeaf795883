import type { CardReply, PoolPolicyView, PoolView, SweepReport } from '@tideboard/contracts';
import type { Actor, CardFace } from '@tideboard/domain';
import { type Person, Tideboard } from '../harness';
import { recountedTotals, storedTotals } from '../recount';
import { Database } from '../../src/platform/database/database';
import { Consumers } from '../../src/platform/events/consumers';
import type { RequestKey } from '../../src/platform/http/commands';
import { newId } from '../../src/platform/ids';
import { People, PeopleSeeds } from '../../src/features/identity';
import { Claims } from '../../src/features/pools/claims.service';
import { PoolPolicies } from '../../src/features/pools/pool-policies';
import { Sweep } from '../../src/features/pools/sweep';

export const DAY = 86_400_000;
export const ONCE: RequestKey = { key: null, route: '', hash: '' };

/** A Tideboard whose nightly jobs run only when a spec says so, with words for what happens around a pool. */
export class PoolHouse {
  private constructor(readonly tideboard: Tideboard) {}

  static async open(): Promise<PoolHouse> {
    const house = new PoolHouse(await Tideboard.start());
    // The clock of specs leaps over nights: what these would have run is called by name instead.
    await house.tideboard.unit(() => house.tideboard.query('DELETE FROM job WHERE cron IS NOT NULL'));
    // The demo's own records would stand between those of the specs.
    await house.tideboard.unit(() => house.tideboard.query('DELETE FROM card WHERE pool_id IS NOT NULL'));
    await house.tideboard.unit(() => house.tideboard.query('DELETE FROM ownership_period'));
    await house.tideboard.unit(() => house.tideboard.query(`DELETE FROM board_total WHERE column_key = 'pool'`));
    return house;
  }

  close(): Promise<void> {
    return this.tideboard.stop();
  }

  as(login: string): Promise<Person> {
    return this.tideboard.as(login);
  }

  /** A card of the person that has gone to the pool by their release. */
  async pooled(person: Person, title: string, more: Record<string, unknown> = {}): Promise<CardFace> {
    const { card } = await person.create(title, more);
    await this.release(person, card.id);
    return card;
  }

  release(person: Person, cardId: string): Promise<CardReply> {
    return person.do('POST', `/api/cards/${cardId}/release`, { reason: '客户暂缓' });
  }

  claim(person: Person, cardId: string): ReturnType<Person['send']> {
    return person.send('POST', `/api/cards/${cardId}/claim`);
  }

  page(person: Person, query = ''): Promise<PoolView> {
    return person.get(`/api/pools/public${query}`);
  }

  async rules(change: Partial<PoolPolicyView>): Promise<PoolPolicyView> {
    const admin = await this.as('admin');
    const rules = await admin.get<PoolPolicyView>('/api/admin/pools/public/policy');
    return admin.do('PUT', '/api/admin/pools/public/policy', { ...rules, ...change });
  }

  async sweep(breakerRaised = false): Promise<SweepReport> {
    const pool = await this.tideboard.get(PoolPolicies).byKey('public');
    return this.tideboard.get(Sweep).run(pool, { breakerRaised });
  }

  /** People without sessions, for many at once. */
  async actors(n: number, prefix: string): Promise<Actor[]> {
    const people = Array.from({ length: n }, (_, each) => ({ login: `${prefix}${each}`, name: `${prefix} ${each}`, password: 'correct horse', team: null, roles: ['sales'] }));
    const planted = await this.tideboard.get(PeopleSeeds).createPeople({ teams: [], people });
    const directory = await this.tideboard.get(People).directory();
    return [...planted!.people.values()].map((id) => directory.actorOf(id)!);
  }

  claims(): Claims {
    return this.tideboard.get(Claims);
  }

  async idOf(login: string): Promise<string> {
    return (await this.tideboard.get(People).idsByLogin([login])).get(login)!;
  }

  /** Lets one consumer hear every event of a type, as the queue would: at least once. */
  async hear(consumer: string, type: string): Promise<void> {
    const events = await this.tideboard.query<{ id: string }>('SELECT id FROM event WHERE type = ?', [type]);
    for (const { id } of events) await this.tideboard.get(Consumers).consume(consumer, id);
  }

  async card(id: string): Promise<Record<string, string | number | null>> {
    return (await this.tideboard.query<Record<string, string | number | null>>('SELECT * FROM card WHERE id = ?', [id]))[0];
  }

  async count(sql: string, params: (string | number | null)[] = []): Promise<number> {
    return Number((await this.tideboard.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`, params))[0].n);
  }

  async eventsOf(cardId: string, type: string): Promise<Record<string, unknown>[]> {
    const rows = await this.tideboard.query<{ payload: string }>('SELECT payload FROM event WHERE card_id = ? AND type = ? ORDER BY id', [cardId, type]);
    return rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
  }

  /** Copies of a card with subjects and events of their own, counted in the totals. Inside a unit. */
  async copies(cardId: string, n: number): Promise<void> {
    const db = this.tideboard.get(Database);
    const columns = Object.keys(await this.card(cardId));
    const own = new Set(['id', 'no', 'subject_id']);
    for (let each = 0; each < n; each += 1) {
      const picked = columns.map((column) => (own.has(column) ? '?' : column)).join(', ');
      const ids = columns.filter((column) => own.has(column)).map((column) => (column === 'no' ? `COPY-${each}` : newId()));
      await db.execute(`INSERT INTO card (${columns.join(', ')}) SELECT ${picked} FROM card WHERE id = ?`, [...ids, cardId]);
    }
    const { board_id, column_key, owner_id, team_id, currency, amount } = await this.card(cardId);
    await db.addTo('board_total', ['board_id', 'column_key', 'owner_id', 'team_id', 'currency'], ['card_count', 'amount_sum'], [
      [board_id, column_key, owner_id, team_id, currency, n, n * Number(amount ?? 0)],
    ]);
  }

  async eventually(holds: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + 8_000;
    while (!(await holds())) {
      if (performance.now() > end) throw new Error('it never came true');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async expectTotalsRight(): Promise<void> {
    expect(await storedTotals(this.tideboard)).toEqual(await recountedTotals(this.tideboard));
  }
}
