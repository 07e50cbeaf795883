import fc from 'fast-check';
import { judgeAssign, judgeClaim, judgeClaims, type ClaimInput, type ClaimRecord } from './claim';
import { DEFAULT_POOL_POLICY } from './policy';

const now = '2026-03-10T02:00:00.000Z';
const record: ClaimRecord = {
  state: 'pool',
  poolEnteredAt: '2026-03-01T02:00:00.000Z',
  isNew: false,
  formerOwners: [],
};
const base: ClaimInput = {
  pool: { enabled: true, isMember: true },
  policy: { ...DEFAULT_POOL_POLICY.claim, holdingsCap: 10, dailyLimit: 3 },
  claimer: { userId: 'lin', teamId: 'east', holdings: 0, claimsToday: 0 },
  record,
  now,
  timeZone: 'Asia/Shanghai',
};
const reasonsOf = (input: ClaimInput) => {
  const verdict = judgeClaim(input);
  return verdict.ok ? [] : verdict.reasons;
};

describe('judgeClaim', () => {
  it('lets a member take a record out of the pool', () => expect(judgeClaim(base)).toEqual({ ok: true }));

  it('says only that the record is taken when it is', () => {
    const full = { ...base, claimer: { ...base.claimer, holdings: 10 } };
    expect(reasonsOf({ ...full, record: { ...record, state: 'private' } })).toEqual([{ code: 'taken', params: {} }]);
  });

  it('holds to the cap and, until local midnight, to the daily limit', () => {
    expect(reasonsOf({ ...base, claimer: { ...base.claimer, holdings: 10, claimsToday: 3 } })).toEqual([
      { code: 'holdings_cap', params: { cap: 10, held: 10 } },
      { code: 'daily_limit', params: { limit: 3, until: '2026-03-10T16:00:00.000Z' } },
    ]);
    const free = { ...base.policy, holdingsCap: null, dailyLimit: null };
    expect(
      judgeClaim({ ...base, policy: free, claimer: { ...base.claimer, holdings: 999, claimsToday: 999 } }),
    ).toEqual({ ok: true });
  });

  it('lets new data ripen from its entry into the pool, old data not', () => {
    const policy = { ...base.policy, minAgeHours: 24 };
    const fresh = { ...record, poolEnteredAt: '2026-03-09T12:00:00.000Z' };
    expect(reasonsOf({ ...base, policy, record: { ...fresh, isNew: true } })).toEqual([
      { code: 'too_new', params: { until: '2026-03-10T12:00:00.000Z' } },
    ]);
    expect(judgeClaim({ ...base, policy, record: fresh })).toEqual({ ok: true });
  });

  it('keeps off every owner of the last days, not only the last one', () => {
    const formerOwners = [
      { userId: 'lin', teamId: 'east', until: '2026-03-05T02:00:00.000Z' },
      { userId: 'wu', teamId: 'east', until: '2026-03-08T02:00:00.000Z' },
    ];
    const coolOff = (claimer: Partial<ClaimInput['claimer']>, teamCoolOff = false) =>
      reasonsOf({
        ...base,
        claimer: { ...base.claimer, ...claimer },
        policy: { ...base.policy, teamCoolOff },
        record: { ...record, formerOwners },
      });
    expect(coolOff({})).toEqual([{ code: 'cool_off', params: { until: '2026-03-12T02:00:00.000Z', team: false } }]);
    expect(coolOff({ userId: 'zhao' })).toEqual([]);
    expect(coolOff({ userId: 'zhao' }, true)).toEqual([
      { code: 'cool_off', params: { until: '2026-03-15T02:00:00.000Z', team: true } },
    ]);
    expect(coolOff({ userId: 'zhao', teamId: null }, true)).toEqual([]);
  });

  it('is free again at the very end of the cool-off', () => {
    const formerOwners = [{ userId: 'lin', teamId: null, until: '2026-03-03T02:00:00.000Z' }];
    expect(judgeClaim({ ...base, record: { ...record, formerOwners } })).toEqual({ ok: true });
  });

  it('names a closed pool, a stranger and a sleeping record', () => {
    const input = {
      ...base,
      pool: { enabled: false, isMember: false },
      record: { ...record, hiddenUntil: '2026-04-01T00:00:00.000Z' },
    };
    expect(reasonsOf(input).map(({ code }) => code)).toEqual(['pool_disabled', 'not_member', 'hidden']);
  });
});

describe('judgeClaims', () => {
  it('claims in order until a limit is reached, skipping what is taken', () => {
    const verdicts = judgeClaims(base, [record, { ...record, state: 'private' }, record, record, record]);
    expect(verdicts.map(({ ok }) => ok)).toEqual([true, false, true, true, false]);
  });

  it('never allows more than cap and limit leave', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.nat(5), fc.nat(20), (holdings, claimsToday, count) => {
        const verdicts = judgeClaims(
          { ...base, claimer: { ...base.claimer, holdings, claimsToday } },
          Array<ClaimRecord>(count).fill(record),
        );
        const left = Math.max(0, Math.min(10 - holdings, 3 - claimsToday));
        expect(verdicts.filter(({ ok }) => ok).length).toBe(Math.min(count, left));
      }),
    );
  });
});

describe('judgeAssign', () => {
  const receiver = { ...base.claimer, holdings: 10, claimsToday: 3 };

  it('heeds the cap unless it is overridden with a reason', () => {
    const assign = (overrideReason: string | null) =>
      judgeAssign({ pool: base.pool, policy: base.policy, receiver, record, overrideReason });
    expect(assign(null)).toEqual({ ok: false, reasons: [{ code: 'holdings_cap', params: { cap: 10, held: 10 } }] });
    expect(assign('  ').ok).toBeFalse();
    expect(assign('key customer')).toEqual({ ok: true });
  });

  it('assigns from the pool and from the queue, not from an owner', () => {
    const assign = (state: ClaimRecord['state']) =>
      judgeAssign({
        pool: base.pool,
        policy: base.policy,
        receiver: base.claimer,
        record: { state },
        overrideReason: null,
      }).ok;
    expect([assign('pool'), assign('unassigned'), assign('private')]).toEqual([true, true, false]);
  });
});
