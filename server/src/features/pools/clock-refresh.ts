import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SWEEP_UNIT } from '@tideboard/domain';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobQueue } from '../../platform/jobs/job-queue';
import { CardRepository } from '../boards';
import { PoolClocks } from './pool-clocks';
import { PoolPolicies } from './pool-policies';

export const CLOCKS_JOB = 'pool-clocks';

export interface ClocksReport {
  readonly compared: number;
  readonly changed: number;
}

/**
 * Computes every private card's expiry again: after a change of the rules, and every night before the sweep. The stored
 * expiry is only an index by which the sweep finds its candidates.
 */
@Injectable()
export class ClockRefresh implements OnModuleInit {
  constructor(
    private readonly policies: PoolPolicies,
    private readonly clocks: PoolClocks,
    private readonly cards: CardRepository,
    private readonly db: Database,
    private readonly unit: UnitOfWork,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(CLOCKS_JOB, ({ signal }) => this.run(signal));
    this.jobs.schedule(CLOCKS_JOB, '30 1 * * *');
  }

  async run(signal?: AbortSignal): Promise<ClocksReport> {
    // The change that asked for this may be younger than what is remembered.
    await this.policies.forget();
    let [compared, changed, last] = [0, 0, ''];
    for (;;) {
      const ids = await this.next(last);
      if (!ids.length) return { compared, changed };
      signal?.throwIfAborted();
      changed += await this.unit.run(() => this.refresh(ids));
      compared += ids.length;
      last = ids[ids.length - 1];
    }
  }

  private async next(after: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM card WHERE id > ? AND (expires_at IS NOT NULL OR (owner_id IS NOT NULL AND state = 'open')) ORDER BY id LIMIT ${SWEEP_UNIT}`,
      [after],
    );
    return rows.map(({ id }) => id);
  }

  private async refresh(ids: readonly string[]): Promise<number> {
    let changed = 0;
    for (const card of await this.cards.lockMany(ids)) {
      const expiresAt = this.clocks.expiry(card);
      if (expiresAt === card.expiresAt) continue;
      await this.db.execute('UPDATE card SET expires_at = ? WHERE id = ?', [expiresAt, card.id]);
      changed += 1;
    }
    return changed;
  }
}
