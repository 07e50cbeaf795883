import {
  addCalendarDays,
  latestOf,
  startOfDay,
  type CalendarDate,
  type Instant,
  type WorkingCalendar,
} from '../calendar';
import type { PoolPolicy } from './policy';

/**
 * What a loss reason says about trying again: at once, from a date on, or never (duplicate, blacklisted, company
 * gone).
 */
export type Recycling = 'recyclable' | 'later' | 'never';

/** Where a lost record goes. */
export type LossDecision =
  | { readonly to: 'pool'; readonly at: Instant }
  | { readonly to: 'archive'; readonly why: 'recycled_too_often' }
  | { readonly to: 'stay'; readonly why: 'reason' | 'policy' | 'date_missing' };

/** Decides about a lost record: the reason first, then the pool's policy. docs/pool.md 7. */
export function judgeLoss(input: {
  readonly recycling: Recycling;
  /** The date from which on to try again, for a reason of kind `later`. */
  readonly tryAgainOn: CalendarDate | null;
  readonly lostAt: Instant;
  /** How often the record has come out of the pool again without being won. */
  readonly recycles: number;
  readonly policy: PoolPolicy['loss'] & { readonly enabled: boolean };
  readonly calendar: WorkingCalendar;
}): LossDecision {
  const { recycling, tryAgainOn, lostAt, recycles, policy, calendar } = input;
  if (recycling === 'never') return { to: 'stay', why: 'reason' };
  if (!policy.enabled || !policy.toPool) return { to: 'stay', why: 'policy' };
  if (policy.maxRecycles !== null && recycles >= policy.maxRecycles)
    return { to: 'archive', why: 'recycled_too_often' };
  if (recycling === 'later' && tryAgainOn === null) return { to: 'stay', why: 'date_missing' };
  const due = addCalendarDays(lostAt, policy.afterDays, calendar);
  const from = recycling === 'later' && tryAgainOn !== null ? startOfDay(tryAgainOn, calendar.timeZone) : null;
  return { to: 'pool', at: latestOf(due, from) ?? due };
}
