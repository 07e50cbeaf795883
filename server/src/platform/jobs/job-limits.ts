/** How patient the queue is, in milliseconds. Tests are less patient. */
export interface JobLimits {
  readonly attempts: number;
  /** Jobs at the same time in one process. */
  readonly concurrency: number;
  /** Pause before the second attempt; doubles with each further one. */
  readonly backoff: number;
  /** A worker that has not been heard of for so long has died. */
  readonly lease: number;
  readonly renewEvery: number;
  readonly pollEvery: number;
  /** What a shutdown waits for running jobs. */
  readonly patience: number;
}

export const JOB_LIMITS: JobLimits = {
  attempts: 5,
  concurrency: 8,
  backoff: 1_000,
  lease: 30_000,
  renewEvery: 10_000,
  pollEvery: 250,
  patience: 5_000,
};
