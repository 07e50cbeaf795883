import type { Instant, WorkingCalendar } from '../calendar';
import { clockOf, type ClockRecord } from './clock';
import { openHolds } from './hold';
import type { ClockKey, PoolPolicy, PoolReason } from './policy';

/** Whether the sweep moves a record, by which clock, or why not. */
export type SweepVerdict =
  | { readonly ok: true; readonly clock: ClockKey; readonly from: Instant; readonly expiresAt: Instant }
  | { readonly ok: false; readonly reason: PoolReason };

/**
 * Judges one locked candidate of a sweep, computed anew from the record and the policy: moved only when its expiry is
 * past, no hold is on, and the last warning of this very expiry was delivered at least 24 hours before. docs/pool.md
 * 4 and 5.
 */
export function judgeSweep(
  record: ClockRecord,
  policy: PoolPolicy,
  calendar: WorkingCalendar,
  now: Instant,
): SweepVerdict {
  const state = clockOf(record, policy, calendar);
  if (state.expiresAt === null) return { ok: false, reason: state.explanation };
  const hold = openHolds(record.holds, now)[0];
  if (hold) return { ok: false, reason: { code: 'held', params: { kind: hold.kind, until: hold.to } } };
  if (state.expiresAt > now) return { ok: false, reason: { code: 'not_expired', params: { until: state.expiresAt } } };
  const warned = record.lastWarning?.dueAt === state.dueAt;
  if (policy.warningDays.length > 0 && !warned) return { ok: false, reason: { code: 'not_warned', params: {} } };
  return { ok: true, clock: state.clock, from: state.from, expiresAt: state.expiresAt };
}

const SMALLEST_CAP = 500;

/**
 * Most records one sweep may move without an admin: 500, or the policy's share of all private records if that is
 * more.
 */
export const sweepCap = (privateRecords: number, percent: number): number =>
  Math.max(SMALLEST_CAP, Math.floor((privateRecords * percent) / 100));

/**
 * The circuit breaker: the reason to stop before the first move, or null to go on. `raisedTo` is an admin's cap for
 * this one run.
 */
export function judgeBreaker(
  found: number,
  privateRecords: number,
  percent: number,
  raisedTo: number | null = null,
): PoolReason<'breaker'> | null {
  const cap = Math.max(sweepCap(privateRecords, percent), raisedTo ?? 0);
  return found > cap ? { code: 'breaker', params: { found, cap } } : null;
}

/** Cards a unit may lock at once. */
export const SWEEP_UNIT = 200;

/** Card ids in the order they are locked in, cut into units of at most `size`. */
export function sweepUnits(cardIds: readonly string[], size = SWEEP_UNIT): string[][] {
  const sorted = [...new Set(cardIds)].sort();
  return Array.from({ length: Math.ceil(sorted.length / size) }, (_, unit) =>
    sorted.slice(unit * size, (unit + 1) * size),
  );
}
