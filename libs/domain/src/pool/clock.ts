import { addDays, latestOf, nextWorkingDayStart, plusMillis, type Instant, type WorkingCalendar } from '../calendar';
import { afterFrozen, type FrozenSpan, type Hold } from './hold';
import type { ClockKey, ClockRule, PoolPolicy, PoolReason } from './policy';

/** Where a record is. docs/pool.md 0. */
export type OwnershipState = 'private' | 'pool' | 'unassigned';

/** What the clocks of a record are computed from; of several cards of one subject the latest of each field. */
export interface ClockRecord {
  readonly state: OwnershipState;
  /** Whether the card is open: neither won, completed, lost nor suspended. */
  readonly open: boolean;
  readonly ownedSince: Instant;
  readonly lastStatusAt: Instant | null;
  readonly lastFollowUpAt: Instant | null;
  /** Start over for every clock, such as a won record edited back to open. */
  readonly restartedAt?: Instant | null;
  readonly holds: readonly Hold[];
  /** Other times in which the clocks stood still: the pool switched off, the flow frozen. */
  readonly frozen?: readonly FrozenSpan[];
  /**
   * The delivered warning nearest the end, and the due instant it warned of; one for another due instant has no
   * effect.
   */
  readonly lastWarning: { readonly at: Instant; readonly dueAt: Instant } | null;
}

/** When a record returns to the pool and why, or why it does not. */
export type ClockState =
  | {
      readonly expiresAt: Instant;
      /** Expiry by the clock alone, before grace and warnings move it; warnings are counted back from here. */
      readonly dueAt: Instant;
      readonly clock: ClockKey;
      /** Start of the clock: the activity or ownership it counts from, without frozen time. */
      readonly from: Instant;
      readonly explanation: ClockExplanation;
    }
  | {
      readonly expiresAt: null;
      readonly dueAt: null;
      readonly clock: null;
      readonly from: null;
      readonly explanation: PoolReason<'not_private' | 'not_open' | 'pool_disabled' | 'held' | 'no_clock'>;
    };

/**
 * The sum behind an expiry, for the card: "30 days without a status update since ..., 5 days held, then the next
 * working day".
 */
export interface ClockExplanation {
  readonly code: 'clock';
  readonly params: {
    readonly clock: ClockKey;
    readonly days: number;
    readonly count: 'calendar' | 'working';
    readonly from: Instant;
    readonly since: 'owned' | 'activity' | 'restarted';
    /** Time the clock stood still, in milliseconds. */
    readonly frozenMs: number;
    /** What moved the expiry beyond the clock's own end. */
    readonly movedBy: 'warning' | 'grace' | null;
  };
}

const WARNING_LEAD_MS = 24 * 3_600_000;

/**
 * The clock of a record under a policy: the earliest of the policy's clocks, each moved to the start of the next
 * working day, and never before the last warning is a day old. A hold with a known end moves the expiry by its
 * length, so the stored expiry finds the record again when the hold is over; one without an end means no expiry.
 * docs/pool.md 2.
 */
export function clockOf(record: ClockRecord, policy: PoolPolicy, calendar: WorkingCalendar): ClockState {
  const endless = record.holds.find(({ to }) => to === null);
  if (record.state !== 'private') return noExpiry({ code: 'not_private', params: {} });
  if (!record.open) return noExpiry({ code: 'not_open', params: {} });
  if (endless) return noExpiry({ code: 'held', params: { kind: endless.kind, until: null } });
  if (!policy.enabled) return noExpiry({ code: 'pool_disabled', params: {} });

  const spans = [...record.holds, ...(record.frozen ?? [])];
  const ends = policy.clocks.map((rule) => endOf(rule, record, spans, calendar)).filter((end) => end !== null);
  const first = ends.reduce<(typeof ends)[number] | null>(
    (earliest, end) => (earliest && earliest.dueAt <= end.dueAt ? earliest : end),
    null,
  );
  if (!first) return noExpiry({ code: 'no_clock', params: {} });

  const { rule, from, since, started, dueAt } = first;
  const warned = record.lastWarning?.dueAt === dueAt ? plusMillis(record.lastWarning.at, WARNING_LEAD_MS) : null;
  const expiresAt = latestOf(dueAt, warned, policy.graceUntil) ?? dueAt;
  const movedBy = expiresAt === dueAt ? null : expiresAt === policy.graceUntil ? 'grace' : 'warning';
  const frozenMs = Date.parse(started) - Date.parse(from);
  const params = {
    clock: rule.clock,
    days: rule.days,
    count: rule.count ?? 'calendar',
    from,
    since,
    frozenMs,
    movedBy,
  } as const;
  return { expiresAt, dueAt, clock: rule.clock, from, explanation: { code: 'clock', params } };
}

const noExpiry = (explanation: Extract<ClockState, { expiresAt: null }>['explanation']): ClockState => ({
  expiresAt: null,
  dueAt: null,
  clock: null,
  from: null,
  explanation,
});

function endOf(rule: ClockRule, record: ClockRecord, spans: readonly FrozenSpan[], calendar: WorkingCalendar) {
  const activity = { A: record.lastStatusAt, B: record.lastFollowUpAt, C: null }[rule.clock];
  const from = latestOf(record.ownedSince, activity, record.restartedAt) ?? record.ownedSince;
  const since = from === record.ownedSince ? 'owned' : from === activity ? 'activity' : 'restarted';
  const started = afterFrozen(from, spans);
  if (started === null) return null;
  const dueAt = nextWorkingDayStart(addDays(started, rule.days, rule.count ?? 'calendar', calendar), calendar);
  return { rule, from, since, started, dueAt } as const;
}

const URGENT_MS = 3 * 86_400_000;

/** Whether a record returns to its pool within 3 days and is shown so. docs/pool.md 2. */
export const isExpiringSoon = (expiresAt: Instant | null, now: Instant): boolean =>
  expiresAt !== null && Date.parse(expiresAt) - Date.parse(now) < URGENT_MS;
