import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { SweepReport } from '@tideboard/contracts';
import { isWorkingDay, judgeBreaker, judgeSweep, localDateOf, sweepCap, sweepUnits, type WorkingCalendar } from '@tideboard/domain';
import { Clock, iso } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { type Job, JobQueue } from '../../platform/jobs/job-queue';
import { type CardData, CardRepository, CardWrites } from '../boards';
import { Ownership } from './ownership';
import { OwnershipRepository } from './ownership.repository';
import { clockRecordOf } from './pool-clocks';
import { type KnownPool, PoolPolicies } from './pool-policies';
import { SweepReports } from './sweep-reports';

export const SWEEP_JOB = 'pool-sweep';

/** Without a pool: the scheduled sweep of all of them. */
export interface SweepOrder {
  readonly poolKey?: string;
  readonly breakerRaised?: boolean;
}

interface Tally {
  moved: number;
  kept: number;
  readonly failed: SweepReport['failed'];
}

/** Cards a unit takes: half of what is allowed, for on SQLite everybody else waits meanwhile. */
const UNIT = 100;
/** Failures a report names; more than these are only counted among the candidates. */
const NAMED = 100;

/**
 * Returns expired cards to their pool (docs/pool.md 5). A query and a judgement under the card's lock, no state of its own:
 * twice, in parallel or after a crash it moves nothing twice.
 */
@Injectable()
export class Sweep implements OnModuleInit {
  private readonly logger = new Logger(Sweep.name);

  constructor(
    private readonly policies: PoolPolicies,
    private readonly repository: OwnershipRepository,
    private readonly ownership: Ownership,
    private readonly reports: SweepReports,
    private readonly cards: CardRepository,
    private readonly writes: CardWrites,
    private readonly unit: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<SweepOrder>(SWEEP_JOB, (job) => this.work(job));
    this.jobs.schedule(SWEEP_JOB, '0 2 * * *');
  }

  /** Candidates of a pool, and whether a sweep would stop before its first move. */
  async outlook({ row, policy }: KnownPool, breakerRaised: boolean): Promise<{ ids: string[]; cap: number; open: boolean }> {
    const ids = await this.repository.expired(row.kind, this.clock.now());
    const clocked = await this.repository.clocked(row.kind);
    const open = judgeBreaker(ids.length, clocked, policy.sweepCapPercent, breakerRaised ? ids.length : null) !== null;
    return { ids, cap: sweepCap(clocked, policy.sweepCapPercent), open };
  }

  async run(pool: KnownPool, { breakerRaised = false }: SweepOrder = {}, signal?: AbortSignal): Promise<SweepReport> {
    const { ids, cap, open } = await this.outlook(pool, breakerRaised);
    const tally: Tally = { moved: 0, kept: 0, failed: [] };
    if (open) this.logger.warn({ pool: pool.row.key, found: ids.length, cap }, 'the sweep stopped before its first move');
    else await this.moveAll(pool, ids, tally, signal);
    const report: SweepReport = { at: iso(this.clock.now()), candidates: ids.length, ...tally, breaker: { open, cap } };
    await this.reports.keep(pool.row.id, report);
    return report;
  }

  private async work({ data, signal }: Job<SweepOrder>): Promise<unknown> {
    const { poolKey } = data ?? {};
    if (poolKey) return this.run(await this.policies.byKey(poolKey), data, signal);
    const calendar = await this.policies.calendar();
    if (!isWorkingDay(localDateOf(iso(this.clock.now()), calendar.timeZone), calendar)) return { rests: true };
    const reports: Record<string, SweepReport> = {};
    for (const pool of await this.policies.all()) if (pool.row.enabled) reports[pool.row.key] = await this.run(pool, {}, signal);
    return reports;
  }

  private async moveAll(pool: KnownPool, ids: readonly string[], tally: Tally, signal?: AbortSignal): Promise<void> {
    const calendar = await this.policies.calendar();
    const count = (moved: number, of: number): void => {
      tally.moved += moved;
      tally.kept += of - moved;
    };
    for (const unit of sweepUnits(ids, UNIT)) {
      // A stop is no end: the queue gives the job back, and the rest moves then.
      signal?.throwIfAborted();
      try {
        count(await this.move(pool, unit, calendar), unit.length);
      } catch (error) {
        this.logger.warn(`a unit of the sweep goes card by card: ${messageOf(error)}`);
        for (const id of unit) await this.moveOne(pool, id, calendar, count, tally);
      }
    }
  }

  private async moveOne(pool: KnownPool, id: string, calendar: WorkingCalendar, count: (moved: number, of: number) => void, tally: Tally): Promise<void> {
    try {
      count(await this.move(pool, [id], calendar), 1);
    } catch (error) {
      this.logger.error({ err: error, card: id }, 'the sweep could not move a card');
      if (tally.failed.length < NAMED) tally.failed.push({ cardId: id, error: messageOf(error) });
    }
  }

  /** One unit: cards locked by id, each judged anew by what stands on it now. Answers how many have moved. */
  private move(pool: KnownPool, ids: readonly string[], calendar: WorkingCalendar): Promise<number> {
    return this.unit.run(async () => {
      let moved = 0;
      for (const card of await this.cards.lockMany(ids)) if (await this.release(pool, card, calendar)) moved += 1;
      return moved;
    });
  }

  private async release({ row, policy }: KnownPool, card: CardData, calendar: WorkingCalendar): Promise<boolean> {
    const verdict = judgeSweep(clockRecordOf(card), policy, calendar, iso(this.clock.now()));
    if (!verdict.ok) return false;
    const why = ({ A: 'clock_a', B: 'clock_b', C: 'clock_c' } as const)[verdict.clock];
    const open = await this.writes.opened(card);
    await this.writes.save(open, null, [await this.ownership.toPool(open, row, { why, clock: verdict.clock })]);
    return true;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
