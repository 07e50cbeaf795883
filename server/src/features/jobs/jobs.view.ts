import type { JobRunView } from '@tideboard/contracts';
import { z } from 'zod';
import { iso, isoOrNull } from '../../platform/clock';
import type { JobRun } from '../../platform/jobs/job-runs';

export const jobRunsQuery = z.object({
  state: z.enum(['waiting', 'running', 'done', 'failed', 'dead']).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,16}_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type JobRunsQuery = z.infer<typeof jobRunsQuery>;

/** A job that runs by a schedule and may be started by hand. */
export interface ScheduledJobView {
  readonly name: string;
  readonly cron: string;
  readonly nextAt: string | null;
}

export interface JobsView {
  readonly jobs: readonly ScheduledJobView[];
  readonly runs: readonly JobRunView[];
  /** Hand it back as `cursor` for the runs before these. */
  readonly next: string | null;
}

export function runView(run: JobRun): JobRunView {
  const { id, name, state, at, finishedAt, attempts, error, report } = run;
  return { id, name, state, at: iso(at), finishedAt: isoOrNull(finishedAt), attempts, error, report };
}

export function cursorOf({ at, id }: JobRun): string {
  return `${at}_${id}`;
}

export function positionOf(cursor: string): { at: number; id: string } {
  const [at, id] = cursor.split('_');
  return { at: Number(at), id };
}
