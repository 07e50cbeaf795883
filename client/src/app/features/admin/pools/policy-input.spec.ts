import type { PoolPolicyView } from '@tideboard/contracts';
import { readWhole, wrongNumbers } from './policy-input';

const policy: PoolPolicyView = {
  enabled: true,
  clockADays: 30,
  clockBDays: null,
  clockCDays: null,
  dayKind: 'calendar',
  minFollowUpChars: 10,
  dailyClaims: 20,
  holdingsCap: null,
  coolOffDays: 0,
  minAgeDays: 0,
  breakerPercent: 10,
  hiddenFields: [],
};

describe('numbers of a pool policy', () => {
  it('reads digits as people type them and nothing else', () => {
    expect(['30', ' 30 ', '３０'].map(readWhole)).toEqual([30, 30, 30]);
    expect(['', '3.5', '-1', '1e3', 'ten'].map(readWhole).every(Number.isNaN)).toBeTrue();
  });

  it('takes a rule that is off as right, and names what is out of range', () => {
    expect(wrongNumbers(policy)).toEqual([]);
    expect(wrongNumbers({ ...policy, clockADays: 0, breakerPercent: 101, dailyClaims: Number.NaN })).toEqual(['clockADays', 'dailyClaims', 'breakerPercent']);
  });
});
