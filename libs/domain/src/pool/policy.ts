import type { DayCount, Instant } from '../calendar';

/** Clocks of a pool: A no status update, B no follow-up, C not won since owned. docs/pool.md 2. */
export type ClockKey = 'A' | 'B' | 'C';

/** One clock of a pool; a clock that is off is simply absent. */
export interface ClockRule {
  readonly clock: ClockKey;
  /** Days without what the clock waits for, at least 1. */
  readonly days: number;
  /** Default calendar days. */
  readonly count?: DayCount;
}

/** Limits on taking records out of a pool; null means no limit. docs/pool.md 8. */
export interface ClaimPolicy {
  /** Private records a person may own at once. */
  readonly holdingsCap: number | null;
  /** Claims a person may make in one day of the organisation; a release gives none back. */
  readonly dailyLimit: number | null;
  /** Hours a record stays before its first claim, measured from its entry. */
  readonly minAgeHours: number;
  /** Days during which nobody who owned the record may claim it. */
  readonly coolOffDays: number;
  /** Whether the cool-off holds for the former owner's team as well. */
  readonly teamCoolOff: boolean;
}

/** The rules of one pool, edited by an admin and handed to the pure rules as an argument. */
export interface PoolPolicy {
  /** Whether the pool works at all; switched off, no record expires into it. */
  readonly enabled: boolean;
  readonly clocks: readonly ClockRule[];
  readonly claim: ClaimPolicy;
  /** Characters a written follow-up needs to count for clock B. */
  readonly followUpMinChars: number;
  /** Working days before the due instant at which the owner is warned, falling; empty: nobody is warned. */
  readonly warningDays: readonly number[];
  /** Nothing expires before this instant: the grace after a change of rules. */
  readonly graceUntil: Instant | null;
  /** Share of all private records above which a sweep stops before its first move, in percent. */
  readonly sweepCapPercent: number;
  /** When a lost record goes to the pool, and after how many recycles it is archived instead (null: never). */
  readonly loss: { readonly toPool: boolean; readonly afterDays: number; readonly maxRecycles: number | null };
}

/** What a new pool starts with. */
export const DEFAULT_POOL_POLICY: PoolPolicy = {
  enabled: true,
  clocks: [
    { clock: 'A', days: 30 },
    { clock: 'B', days: 15 },
  ],
  claim: { holdingsCap: 200, dailyLimit: 20, minAgeHours: 0, coolOffDays: 7, teamCoolOff: false },
  followUpMinChars: 10,
  warningDays: [7, 3, 1],
  graceUntil: null,
  sweepCapPercent: 10,
  loss: { toPool: true, afterDays: 0, maxRecycles: 3 },
};

/** Parameters of each reason the pool rules answer with; instants are UTC texts. Words are the client's. */
export interface PoolReasonParams {
  /** The record is not in a pool (any more): another one was faster. */
  taken: Record<never, never>;
  pool_disabled: Record<never, never>;
  /** The actor is no member of the pool. */
  not_member: Record<never, never>;
  holdings_cap: { cap: number; held: number };
  daily_limit: { limit: number; until: Instant };
  too_new: { until: Instant };
  /** `team`: the former owner is in the claimer's team, not the claimer. */
  cool_off: { until: Instant; team: boolean };
  /** The record sleeps. */
  hidden: { until: Instant };
  not_private: Record<never, never>;
  not_owner: Record<never, never>;
  reason_missing: Record<never, never>;
  /** `until` is null for a hold without a known end. */
  held: { kind: string; until: Instant | null };
  not_open: Record<never, never>;
  no_clock: Record<never, never>;
  not_expired: { until: Instant };
  /** The last warning has not been delivered; the sweep has to warn first. */
  not_warned: Record<never, never>;
  breaker: { found: number; cap: number };
}

export type PoolReasonCode = keyof PoolReasonParams;

/** Why a pool rule says no. */
export type PoolReason<Code extends PoolReasonCode = PoolReasonCode> = {
  [Each in Code]: { readonly code: Each; readonly params: Readonly<PoolReasonParams[Each]> };
}[Code];

/** A rule's answer: yes, or every reason why not. */
export type PoolVerdict = { readonly ok: true } | { readonly ok: false; readonly reasons: readonly PoolReason[] };

/** The verdict that follows from a list of reasons. */
export const verdictOf = (reasons: readonly PoolReason[]): PoolVerdict =>
  reasons.length ? { ok: false, reasons } : { ok: true };
