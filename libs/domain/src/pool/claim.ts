import { localDayOf, plusMillis, type Instant } from '../calendar';
import type { OwnershipState } from './clock';
import { verdictOf, type ClaimPolicy, type PoolReason, type PoolVerdict } from './policy';

const HOUR_MS = 3_600_000;

/** The pool a record is taken from, as the actor meets it. */
export interface ClaimPool {
  readonly enabled: boolean;
  /** Whether the claimer (for an assignment: the receiver) belongs to the pool. */
  readonly isMember: boolean;
}

/** The person who is to own the record. */
export interface Claimer {
  readonly userId: string;
  readonly teamId: string | null;
  /** Private records counted against the cap; won ones and held ones may be left out by the caller. */
  readonly holdings: number;
  /** Entries of the ledger in the present day of the organisation (`localDayOf`). */
  readonly claimsToday: number;
}

/** The record to be taken. */
export interface ClaimRecord {
  readonly state: OwnershipState;
  readonly poolEnteredAt: Instant;
  /** Whether nobody has owned it yet. */
  readonly isNew: boolean;
  /** Ended periods of ownership, each with its end. */
  readonly formerOwners: readonly {
    readonly userId: string;
    readonly teamId: string | null;
    readonly until: Instant;
  }[];
  /** Sleep of the record; null when awake. */
  readonly hiddenUntil?: Instant | null;
}

export interface ClaimInput {
  readonly pool: ClaimPool;
  readonly policy: ClaimPolicy;
  readonly claimer: Claimer;
  readonly record: ClaimRecord;
  readonly now: Instant;
  /** Zone of the organisation, for the end of the day a daily limit counts. */
  readonly timeZone: string;
}

/** Whether a person may claim a record now; every reason is given, a record already taken alone. docs/pool.md 8. */
export function judgeClaim(input: ClaimInput): PoolVerdict {
  const { pool, policy, claimer, record, now, timeZone } = input;
  if (record.state !== 'pool') return verdictOf([{ code: 'taken', params: {} }]);
  const reasons: PoolReason[] = [];
  if (!pool.enabled) reasons.push({ code: 'pool_disabled', params: {} });
  if (!pool.isMember) reasons.push({ code: 'not_member', params: {} });
  reasons.push(...overCap(policy, claimer));
  if (policy.dailyLimit !== null && claimer.claimsToday >= policy.dailyLimit) {
    reasons.push({ code: 'daily_limit', params: { limit: policy.dailyLimit, until: localDayOf(now, timeZone).to } });
  }
  const ripe = plusMillis(record.poolEnteredAt, policy.minAgeHours * HOUR_MS);
  if (record.isNew && ripe > now) reasons.push({ code: 'too_new', params: { until: ripe } });
  if (record.hiddenUntil && record.hiddenUntil > now)
    reasons.push({ code: 'hidden', params: { until: record.hiddenUntil } });
  return verdictOf([...reasons, ...coolingOff(input)]);
}

/**
 * Whether a record may be assigned to a person by a pool admin or team lead: of the limits only the cap holds, unless
 * overridden.
 */
export function judgeAssign(input: {
  readonly pool: Pick<ClaimPool, 'enabled'>;
  readonly policy: ClaimPolicy;
  readonly receiver: Claimer;
  readonly record: Pick<ClaimRecord, 'state'>;
  /** The reason given for passing over the cap; null when it is not passed over. */
  readonly overrideReason: string | null;
}): PoolVerdict {
  if (input.record.state === 'private') return verdictOf([{ code: 'taken', params: {} }]);
  const reasons: PoolReason[] = input.pool.enabled ? [] : [{ code: 'pool_disabled', params: {} }];
  return verdictOf(input.overrideReason?.trim() ? reasons : [...reasons, ...overCap(input.policy, input.receiver)]);
}

/** Judges several claims of one person in order, each allowed one using up cap and daily limit for those after it. */
export function judgeClaims(
  input: Omit<ClaimInput, 'record'>,
  records: readonly ClaimRecord[],
): readonly PoolVerdict[] {
  let { claimer } = input;
  return records.map((record) => {
    const verdict = judgeClaim({ ...input, claimer, record });
    if (verdict.ok) claimer = { ...claimer, holdings: claimer.holdings + 1, claimsToday: claimer.claimsToday + 1 };
    return verdict;
  });
}

function overCap({ holdingsCap }: ClaimPolicy, { holdings }: Claimer): PoolReason[] {
  return holdingsCap !== null && holdings >= holdingsCap
    ? [{ code: 'holdings_cap', params: { cap: holdingsCap, held: holdings } }]
    : [];
}

/** Every owner of the last days is kept off, not only the last one. */
function coolingOff({ policy, claimer, record, now }: ClaimInput): PoolReason[] {
  const ends = record.formerOwners
    .map(({ userId, teamId, until }) => ({
      own: userId === claimer.userId,
      team: policy.teamCoolOff && teamId !== null && teamId === claimer.teamId,
      until: plusMillis(until, policy.coolOffDays * 24 * HOUR_MS),
    }))
    .filter(({ own, team, until }) => (own || team) && until > now);
  const last = ends.reduce<(typeof ends)[number] | null>(
    (latest, end) => (latest && latest.until >= end.until ? latest : end),
    null,
  );
  return last ? [{ code: 'cool_off', params: { until: last.until, team: !last.own } }] : [];
}
