import { Injectable } from '@nestjs/common';
import { Clock } from './clock';
import { Database } from './database/database';
import { UnitOfWork } from './database/unit-of-work';
import { JobQueue } from './jobs/job-queue';

const KEPT = 48 * 3_600_000;

/** Removes what has served: keys of requests after 48 hours. */
@Injectable()
export class Housekeeping {
  constructor(jobs: JobQueue, unit: UnitOfWork, db: Database, clock: Clock) {
    jobs.handle('trim-idempotency', () => unit.run(() => db.execute('DELETE FROM idempotency WHERE at < ?', [clock.now() - KEPT])));
    jobs.schedule('trim-idempotency', '17 3 * * *');
  }
}
