import { type ClockRule, DEFAULT_POOL_POLICY, type PoolPolicy } from '@tideboard/domain';
import type { StoredPolicy } from './pool.entity';

/** What the public pool starts with. */
export const FIRST_POLICY: StoredPolicy = {
  clockADays: 30,
  clockBDays: 15,
  clockCDays: null,
  dayKind: 'calendar',
  minFollowUpChars: 10,
  dailyClaims: 20,
  holdingsCap: 200,
  coolOffDays: 7,
  minAgeDays: 0,
  breakerPercent: 10,
  hiddenFields: ['customer'],
};

/** The stored rules as the pure rules take them. Nobody is warned yet, so no expiry waits for a warning. */
export function policyOf(stored: StoredPolicy, enabled: boolean): PoolPolicy {
  const clock = (key: ClockRule['clock'], days: number | null): ClockRule[] => (days === null ? [] : [{ clock: key, days, count: stored.dayKind }]);
  return {
    ...DEFAULT_POOL_POLICY,
    enabled,
    clocks: [...clock('A', stored.clockADays), ...clock('B', stored.clockBDays), ...clock('C', stored.clockCDays)],
    claim: {
      holdingsCap: stored.holdingsCap,
      dailyLimit: stored.dailyClaims,
      minAgeHours: stored.minAgeDays * 24,
      coolOffDays: stored.coolOffDays,
      teamCoolOff: false,
    },
    followUpMinChars: stored.minFollowUpChars,
    warningDays: [],
    sweepCapPercent: stored.breakerPercent,
  };
}
