import { Injectable } from '@nestjs/common';
import { Clock } from './clock';
import { Database } from './database/database';
import { UnitOfWork } from './database/unit-of-work';
import { JobQueue } from './jobs/job-queue';

const KEPT = 48 * 3_600_000;
const BATCH = 500;

/** Removes what has served: keys of requests after 48 hours. */
@Injectable()
export class Housekeeping {
  constructor(
    jobs: JobQueue,
    private readonly unit: UnitOfWork,
    private readonly db: Database,
    clock: Clock,
  ) {
    jobs.handle('trim-idempotency', () => this.trim(clock.now() - KEPT));
    jobs.schedule('trim-idempotency', '17 3 * * *');
  }

  /** In small units, so that nobody waits for a day's worth of keys. */
  private async trim(before: number): Promise<{ removed: number }> {
    for (let removed = 0; ; ) {
      const rows = await this.db.query<{ user_id: string; request_key: string }>('SELECT user_id, request_key FROM idempotency WHERE at < ? LIMIT ?', [before, BATCH]);
      if (!rows.length) return { removed };
      await this.unit.run(async () => {
        for (const { user_id, request_key } of rows) await this.db.execute('DELETE FROM idempotency WHERE user_id = ? AND request_key = ?', [user_id, request_key]);
      });
      removed += rows.length;
    }
  }
}
