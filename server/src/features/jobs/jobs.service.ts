import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import type { JobRunView } from '@tideboard/contracts';
import { Clock, isoOrNull } from '../../platform/clock';
import { NotFound } from '../../platform/http/errors';
import { JobCatalog } from '../../platform/jobs/job-catalog';
import { JobQueue } from '../../platform/jobs/job-queue';
import { type AskedRun, JobRuns, messageOf } from '../../platform/jobs/job-runs';
import { cursorOf, type JobRunsQuery, type JobsView, positionOf, runView, type ScheduledJobView } from './jobs.view';

@Injectable()
export class JobsService {
  constructor(
    private readonly queue: JobQueue,
    private readonly catalog: JobCatalog,
    private readonly runs: JobRuns,
    private readonly clock: Clock,
  ) {}

  async list({ state, cursor, limit }: JobRunsQuery): Promise<JobsView> {
    const found = await this.runs.list({ state, before: cursor ? positionOf(cursor) : null, limit: limit + 1 });
    const shown = found.slice(0, limit);
    return { jobs: this.scheduled(), runs: shown.map(runView), next: found.length > limit ? cursorOf(shown[limit - 1]) : null };
  }

  /** Starts a scheduled job now; its schedule stays as it is. */
  async run(name: string): Promise<JobRunView> {
    if (this.catalog.cronOf(name) === null) throw new NotFound();
    return this.start(await this.runs.ask(name, {}));
  }

  /** Tries a dead job again, with its own data. */
  async retry(runId: string): Promise<JobRunView> {
    const asked = await this.runs.askAgain(runId);
    if (!asked) throw new NotFound();
    return this.start(asked);
  }

  private async start(asked: AskedRun): Promise<JobRunView> {
    try {
      await this.queue.add(asked.name, asked.data, { id: asked.jobId });
    } catch (error) {
      await this.runs.askedInVain(asked, messageOf(error));
      throw new ServiceUnavailableException();
    }
    const run = await this.runs.one(asked.runId);
    if (!run) throw new NotFound();
    return runView(run);
  }

  private scheduled(): ScheduledJobView[] {
    const now = this.clock.now();
    return this.catalog
      .list()
      .flatMap(({ name, cron }) => (cron ? [{ name, cron, nextAt: isoOrNull(this.catalog.nextTick(name, now)) }] : []));
  }
}
