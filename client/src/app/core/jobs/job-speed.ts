import type { RunningImport } from './running-imports';

const tellAfterMs = 10_000;

/** Rows a second and seconds left, once a job has been watched long enough to tell; null before. */
export function speedOf(job: Pick<RunningImport, 'done' | 'total' | 'seenAt' | 'seenDone'>, now: number): { readonly rate: number; readonly left: number } | null {
  const elapsed = now - job.seenAt;
  const rows = job.done - job.seenDone;
  if (elapsed < tellAfterMs || rows <= 0) return null;
  const rate = rows / (elapsed / 1000);
  return { rate: Math.round(rate), left: Math.ceil((job.total - job.done) / rate) };
}
