import fc from 'fast-check';
import { CHINA_CALENDAR, workingCalendar } from '../calendar';
import { clockOf, type ClockRecord } from './clock';
import { DEFAULT_POOL_POLICY } from './policy';
import { judgeBreaker, judgeSweep, sweepCap, sweepUnits } from './sweep';
import { warningAt, warningDue } from './warning';

const calendar = workingCalendar(CHINA_CALENDAR);
const policy = DEFAULT_POOL_POLICY;
const dueAt = '2026-03-17T16:00:00.000Z';
const owned: ClockRecord = {
  state: 'private',
  open: true,
  ownedSince: '2026-03-02T02:00:00.000Z',
  lastStatusAt: null,
  lastFollowUpAt: null,
  holds: [],
  lastWarning: { at: '2026-03-16T16:00:00.000Z', dueAt },
};
const judge = (change: Partial<ClockRecord>, now: string) => judgeSweep({ ...owned, ...change }, policy, calendar, now);
const code = (verdict: ReturnType<typeof judge>) => (verdict.ok ? 'ok' : verdict.reason.code);

describe('judgeSweep', () => {
  it('moves a record from the instant of its expiry on', () => {
    expect(judge({}, dueAt)).toEqual({ ok: true, clock: 'B', from: owned.ownedSince, expiresAt: dueAt });
    expect(judge({}, '2026-03-17T15:59:59.999Z')).toEqual({
      ok: false,
      reason: { code: 'not_expired', params: { until: dueAt } },
    });
  });

  it('sees activity that came in the same second', () => {
    expect(code(judge({ lastFollowUpAt: dueAt }, dueAt))).toBe('not_expired');
  });

  it('never moves without a warning a day old, unless the policy warns nobody', () => {
    expect(code(judge({ lastWarning: null }, dueAt))).toBe('not_warned');
    expect(
      code(judge({ lastWarning: { at: '2026-03-10T00:00:00.000Z', dueAt: '2026-03-11T00:00:00.000Z' } }, dueAt)),
    ).toBe('not_warned');
    expect(code(judge({ lastWarning: { at: dueAt, dueAt } }, '2026-03-18T15:59:59.999Z'))).toBe('not_expired');
    expect(code(judge({ lastWarning: { at: dueAt, dueAt } }, '2026-03-18T16:00:00.000Z'))).toBe('ok');
    expect(judgeSweep({ ...owned, lastWarning: null }, { ...policy, warningDays: [] }, calendar, dueAt).ok).toBeTrue();
  });

  it('leaves held records alone, also one past its expiry when the hold began', () => {
    const hold = { kind: 'leave', from: '2026-03-19T00:00:00.000Z', to: '2026-03-20T00:00:00.000Z' } as const;
    expect(code(judge({ holds: [hold], lastWarning: null }, '2026-03-19T12:00:00.000Z'))).toBe('held');
    expect(code(judge({ holds: [{ ...hold, to: null }] }, '2026-03-19T12:00:00.000Z'))).toBe('held');
  });

  it('leaves pooled and closed records alone', () => {
    expect([code(judge({ state: 'pool' }, dueAt)), code(judge({ open: false }, dueAt))]).toEqual([
      'not_private',
      'not_open',
    ]);
  });

  it('agrees with the clock shown on the screen', () => {
    const instant = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-06-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(
        instant,
        fc.option(instant),
        fc.option(instant),
        instant,
        (ownedSince, lastStatusAt, lastFollowUpAt, now) => {
          const record = { ...owned, ownedSince, lastStatusAt, lastFollowUpAt };
          const shown = clockOf(record, policy, calendar);
          const verdict = judgeSweep(record, { ...policy, warningDays: [] }, calendar, now);
          expect(verdict.ok).toBe((shown.expiresAt ?? '') <= now);
        },
      ),
    );
  });
});

describe('circuit breaker', () => {
  it('allows 500, or the share of all private records if that is more', () => {
    expect([sweepCap(0, 10), sweepCap(5_000, 10), sweepCap(5_019, 10), sweepCap(20_000, 10)]).toEqual([
      500, 500, 501, 2_000,
    ]);
  });

  it('stops above the cap and goes on with a raised one', () => {
    expect(judgeBreaker(500, 1_000, 10)).toBeNull();
    expect(judgeBreaker(501, 1_000, 10)).toEqual({ code: 'breaker', params: { found: 501, cap: 500 } });
    expect(judgeBreaker(501, 1_000, 10, 600)).toBeNull();
    expect(judgeBreaker(501, 1_000, 10, 100)).toEqual({ code: 'breaker', params: { found: 501, cap: 500 } });
  });
});

describe('sweepUnits', () => {
  it('cuts ids in lock order, each once', () => {
    expect(sweepUnits(['c', 'a', 'b', 'a'], 2)).toEqual([['a', 'b'], ['c']]);
    expect(sweepUnits([])).toEqual([]);
    expect(sweepUnits(Array.from({ length: 401 }, (_, index) => `id${index}`)).map(({ length }) => length)).toEqual([
      200, 200, 1,
    ]);
  });
});

describe('warnings', () => {
  const due = (now: string, sent: { dueAt: string; level: number }[] = [], levels = [7, 3, 1]) =>
    warningDue({ dueAt, levels, sent, now, calendar });

  it('are counted back in working days from the due instant', () => {
    expect([7, 3, 1].map((level) => warningAt(dueAt, level, calendar))).toEqual([
      '2026-03-08T16:00:00.000Z',
      '2026-03-12T16:00:00.000Z',
      '2026-03-16T16:00:00.000Z',
    ]);
  });

  it('are sent once each, and only the most urgent one after an outage', () => {
    expect(due('2026-03-08T15:00:00.000Z')).toBeNull();
    expect(due('2026-03-08T16:00:00.000Z')).toEqual({ level: 7, isLast: false });
    expect(due('2026-03-10T16:00:00.000Z', [{ dueAt, level: 7 }])).toBeNull();
    expect(due('2026-03-16T20:00:00.000Z', [{ dueAt, level: 7 }])).toEqual({ level: 1, isLast: true });
    expect(due('2026-05-01T00:00:00.000Z')).toEqual({ level: 1, isLast: true });
    expect(due('2026-05-01T00:00:00.000Z', [{ dueAt, level: 1 }])).toBeNull();
    expect(due('2026-03-13T00:00:00.000Z', [{ dueAt, level: 1 }])).toBeNull();
  });

  it('start again for another due instant', () => {
    expect(due('2026-03-16T20:00:00.000Z', [{ dueAt: '2026-01-01T16:00:00.000Z', level: 1 }])).toEqual({
      level: 1,
      isLast: true,
    });
    expect(due('2026-05-01T00:00:00.000Z', [], [])).toBeNull();
  });
});
