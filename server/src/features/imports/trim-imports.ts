import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobQueue } from '../../platform/jobs/job-queue';
import { ImportFiles } from './import-files';
import { ImportRepository } from './import.repository';

const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** Forgets imports after a month: the file, its report and the row. What was imported stays. */
@Injectable()
export class TrimImports {
  constructor(
    private readonly repository: ImportRepository,
    private readonly files: ImportFiles,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    jobs: JobQueue,
  ) {
    jobs.handle('trim-imports', () => this.trim());
    jobs.schedule('trim-imports', '27 3 * * *');
  }

  private async trim(): Promise<{ forgotten: number }> {
    const old = await this.repository.restingSince(this.clock.now() - KEPT_FOR);
    for (const { id, fileKey } of old) {
      // The row goes last: a run that dies in between finds it again.
      await this.files.discard(fileKey);
      await this.unit.run(() => this.repository.delete(id));
    }
    return { forgotten: old.length };
  }
}
