import type { PoolPolicyView } from '@tideboard/contracts';

/** Numbers of a policy that can be switched off, by null. */
export type LimitKey = 'clockADays' | 'clockBDays' | 'clockCDays' | 'dailyClaims' | 'holdingsCap';
export type NumberKey = LimitKey | 'minFollowUpChars' | 'coolOffDays' | 'minAgeDays' | 'breakerPercent';

/** Smallest and largest value of each number, and what it starts with when it is switched on. */
export const policyRanges: Readonly<Record<NumberKey, { readonly min: number; readonly max: number; readonly start: number }>> = {
  clockADays: { min: 1, max: 3650, start: 30 },
  clockBDays: { min: 1, max: 3650, start: 15 },
  clockCDays: { min: 1, max: 3650, start: 180 },
  dailyClaims: { min: 1, max: 1000, start: 20 },
  holdingsCap: { min: 1, max: 100_000, start: 200 },
  minFollowUpChars: { min: 1, max: 1000, start: 10 },
  coolOffDays: { min: 0, max: 3650, start: 7 },
  minAgeDays: { min: 0, max: 365, start: 0 },
  breakerPercent: { min: 1, max: 100, start: 10 },
};

/** What a number field holds; NaN for a text that is no whole number, so that the field can keep it and say so. */
export function readWhole(text: string): number {
  const clean = text.normalize('NFKC').trim();
  return /^\d+$/.test(clean) ? Number(clean) : Number.NaN;
}

/** The fields whose number is missing or out of range. */
export function wrongNumbers(policy: PoolPolicyView): readonly NumberKey[] {
  return (Object.keys(policyRanges) as NumberKey[]).filter((key) => {
    const value = policy[key];
    const { min, max } = policyRanges[key];
    return value !== null && !(value >= min && value <= max);
  });
}
