import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DEFAULT_CALENDAR, type PoolPolicy, routeToPool, type WorkingCalendar, workingCalendar } from '@tideboard/domain';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { NotFound } from '../../platform/http/errors';
import { newId } from '../../platform/ids';
import { Organisation } from '../identity';
import { Pool } from './pool.entity';
import { FIRST_POLICY, policyOf } from './pool-policy';

/** How long another process may go on with what it remembers. */
const TRUSTED_FOR = 2_000;

export interface KnownPool {
  readonly row: Pool;
  readonly policy: PoolPolicy;
}

interface Known {
  readonly pools: readonly KnownPool[];
  readonly calendar: WorkingCalendar;
}

/** The pools with their rules, from memory: those of other processes are at most two seconds old, or one question more. */
@Injectable()
export class PoolPolicies implements OnModuleInit {
  private readonly logger = new Logger(PoolPolicies.name);
  private known: Known = { pools: [], calendar: workingCalendar(DEFAULT_CALENDAR) };
  private trustedUntil = 0;
  private loading: Promise<Known> | null = null;
  /** Reads as nobody's unit, for what is read is everybody's and may outlive the unit that asked. */
  private readonly apart = AsyncLocalStorage.snapshot();

  constructor(
    private readonly db: Database,
    private readonly unit: UnitOfWork,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  /** Lays the public pool into an installation that has none. */
  async onModuleInit(): Promise<void> {
    await this.unit.run(async () => {
      const row = { id: newId(), kind: 'opportunity', place: 0, enabled: true, policy: FIRST_POLICY, version: 1, createdAt: this.clock.now() };
      await this.db.execute(
        `${this.db.insertIgnore} INTO pool (id, pool_key, kind, name_zh, name_en, place, enabled, policy, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [row.id, 'public', row.kind, '公海', 'Public pool', row.place, 1, JSON.stringify(row.policy), row.version, row.createdAt],
      );
    });
    await this.load();
  }

  /** The pool that takes a subject of this type, by what is remembered. */
  now(subjectType: string): { pool: KnownPool | null; calendar: WorkingCalendar } {
    if (this.clock.now() >= this.trustedUntil) this.load().catch((error: unknown) => this.logger.warn(`pools: ${String((error as Error).message)}`));
    return { pool: route(this.known, subjectType), calendar: this.known.calendar };
  }

  /** The same, read again if it is not to be trusted any more. */
  async fresh(subjectType: string): Promise<{ pool: KnownPool | null; calendar: WorkingCalendar }> {
    const known = await this.current();
    return { pool: route(known, subjectType), calendar: known.calendar };
  }

  /** Every pool, in order. */
  async all(): Promise<readonly KnownPool[]> {
    return (await this.current()).pools;
  }

  /** @throws NotFound */
  async byKey(key: string): Promise<KnownPool> {
    return this.must(({ row }) => row.key === key);
  }

  /** @throws NotFound */
  async byId(id: string): Promise<KnownPool> {
    return this.must(({ row }) => row.id === id);
  }

  async calendar(): Promise<WorkingCalendar> {
    return (await this.current()).calendar;
  }

  /** What is known has changed here: read again at the next question. */
  async forget(): Promise<void> {
    this.trustedUntil = 0;
    this.loading = null;
    await this.load();
  }

  private async must(fits: (pool: KnownPool) => boolean): Promise<KnownPool> {
    const pool = (await this.current()).pools.find(fits);
    if (!pool) throw new NotFound();
    return pool;
  }

  private async current(): Promise<Known> {
    return this.clock.now() < this.trustedUntil ? this.known : this.load();
  }

  private load(): Promise<Known> {
    if (this.loading) return this.loading;
    const loading: Promise<Known> = this.apart(() => this.read())
      .then((known) => {
        // A change in the meantime has taken this reading out of service: it is for those who asked before.
        if (this.loading === loading) {
          this.known = known;
          this.trustedUntil = this.clock.now() + TRUSTED_FOR;
        }
        return known;
      })
      .finally(() => {
        if (this.loading === loading) this.loading = null;
      });
    this.loading = loading;
    return loading;
  }

  private async read(): Promise<Known> {
    const rows = await this.db.repository(Pool).find({ order: { place: 'ASC', id: 'ASC' } });
    const { timeZone } = await this.organisation.settings();
    const pools = rows.map((row) => ({ row, policy: policyOf(row.policy, row.enabled) }));
    return { pools, calendar: workingCalendar({ ...DEFAULT_CALENDAR, timeZone }) };
  }
}

function route({ pools }: Known, subjectType: string): KnownPool | null {
  const id = routeToPool(pools.map(({ row }) => ({ id: row.id, kind: row.kind, enabled: row.enabled, order: row.place })), subjectType);
  return pools.find(({ row }) => row.id === id) ?? null;
}
