import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock';
import { JobQueue } from './job-queue';
import { JobRuns } from './job-runs';

const KEPT = 30 * 86_400_000;
const BATCH = 500;

/** Every night, runs older than 30 days go. */
@Injectable()
export class TrimJobRuns implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly runs: JobRuns,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('trim-job-runs', ({ signal }) => this.trim(signal));
    this.jobs.schedule('trim-job-runs', '17 3 * * *');
  }

  async trim(signal?: AbortSignal): Promise<{ deleted: number }> {
    let deleted = 0;
    for (;;) {
      const some = await this.runs.trim(this.clock.now() - KEPT, BATCH);
      deleted += some;
      if (some < BATCH || signal?.aborted) return { deleted };
    }
  }
}
