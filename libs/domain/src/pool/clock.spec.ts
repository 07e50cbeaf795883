import fc from 'fast-check';
import { CHINA_CALENDAR, isWorkingDay, localTimeAt, workingCalendar } from '../calendar';
import { clockOf, isExpiringSoon, type ClockRecord } from './clock';
import { afterFrozen, openHolds } from './hold';
import { DEFAULT_POOL_POLICY, type PoolPolicy } from './policy';

const calendar = workingCalendar(CHINA_CALENDAR);
const policy: PoolPolicy = DEFAULT_POOL_POLICY;
const owned: ClockRecord = {
  state: 'private',
  open: true,
  ownedSince: '2026-03-02T02:00:00.000Z',
  lastStatusAt: null,
  lastFollowUpAt: null,
  holds: [],
  lastWarning: null,
};
const expiry = (record: Partial<ClockRecord>, changed: Partial<PoolPolicy> = {}) =>
  clockOf({ ...owned, ...record }, { ...policy, ...changed }, calendar);

describe('clockOf', () => {
  it('takes the earliest clock, at the start of the next working day of the organisation', () => {
    // B: 15 days after Mon Mar 2 10:00 is Tue Mar 17 10:00, so Wed Mar 18 00:00 in Shanghai
    expect(expiry({})).toEqual(
      jasmine.objectContaining({ clock: 'B', expiresAt: '2026-03-17T16:00:00.000Z', from: owned.ownedSince }),
    );
  });

  it('starts A at the last status update and B at the last follow-up', () => {
    const state = expiry({ lastFollowUpAt: '2026-03-30T02:00:00.000Z' });
    expect(state).toEqual(
      jasmine.objectContaining({ clock: 'A', expiresAt: '2026-04-01T16:00:00.000Z', from: owned.ownedSince }),
    );
    const moved = expiry({ lastFollowUpAt: '2026-03-30T02:00:00.000Z', lastStatusAt: '2026-03-20T02:00:00.000Z' });
    expect(moved).toEqual(
      jasmine.objectContaining({ clock: 'B', from: '2026-03-30T02:00:00.000Z', expiresAt: '2026-04-14T16:00:00.000Z' }),
    );
  });

  it('starts C at the ownership, whatever happened since', () => {
    const state = expiry({ lastStatusAt: '2026-03-20T02:00:00.000Z' }, { clocks: [{ clock: 'C', days: 90 }] });
    expect(state).toEqual(
      jasmine.objectContaining({ clock: 'C', from: owned.ownedSince, expiresAt: '2026-05-31T16:00:00.000Z' }),
    );
  });

  it('ignores activity from before the present ownership', () => {
    expect(
      expiry({ lastStatusAt: '2025-01-01T00:00:00.000Z', lastFollowUpAt: '2025-01-01T00:00:00.000Z' }).expiresAt,
    ).toBe(expiry({}).expiresAt);
  });

  it('counts working days where the policy says so', () => {
    // 5 working days after Wed Sep 30 10:00 pass the holiday week: Oct 8, 9, 10 (make-up), 12, 13
    const state = expiry(
      { ownedSince: '2026-09-30T02:00:00.000Z' },
      { clocks: [{ clock: 'B', days: 5, count: 'working' }] },
    );
    expect(state.expiresAt).toBe('2026-10-13T16:00:00.000Z');
  });

  it('moves an end inside a holiday week to the first working day after it', () => {
    expect(expiry({ ownedSince: '2026-09-17T02:00:00.000Z' }).expiresAt).toBe('2026-10-07T16:00:00.000Z');
  });

  it('starts over for every clock when the record was edited back to open', () => {
    const state = expiry({ restartedAt: '2026-06-01T02:00:00.000Z' });
    expect(state).toEqual(jasmine.objectContaining({ from: '2026-06-01T02:00:00.000Z', clock: 'B' }));
  });

  it('does not end before the warning of this very end is a day old, and never before the grace is over', () => {
    const due = expiry({}).dueAt ?? '';
    const late = expiry({ lastWarning: { at: '2026-03-20T06:00:00.000Z', dueAt: due } });
    expect(late).toEqual(jasmine.objectContaining({ dueAt: due, expiresAt: '2026-03-21T06:00:00.000Z' }));
    expect(
      expiry({ lastWarning: { at: '2026-03-20T06:00:00.000Z', dueAt: '2026-03-01T00:00:00.000Z' } }).expiresAt,
    ).toBe(due);
    const grace = expiry({}, { graceUntil: '2026-04-20T16:00:00.000Z' });
    expect(grace).toEqual(jasmine.objectContaining({ dueAt: due, expiresAt: '2026-04-20T16:00:00.000Z' }));
  });

  it('explains itself', () => {
    const held = { kind: 'lock', from: '2026-03-03T00:00:00.000Z', to: '2026-03-05T00:00:00.000Z' } as const;
    expect(expiry({ holds: [held] }).explanation).toEqual({
      code: 'clock',
      params: {
        clock: 'B',
        days: 15,
        count: 'calendar',
        from: owned.ownedSince,
        since: 'owned',
        frozenMs: 172_800_000,
        movedBy: null,
      },
    });
  });

  it('has no end while something else decides', () => {
    const explained = (record: Partial<ClockRecord>, changed: Partial<PoolPolicy> = {}) => {
      const { expiresAt, explanation } = expiry(record, changed);
      return [expiresAt, explanation.code];
    };
    expect(explained({ state: 'pool' })).toEqual([null, 'not_private']);
    expect(explained({ state: 'unassigned' })).toEqual([null, 'not_private']);
    expect(explained({ open: false })).toEqual([null, 'not_open']);
    expect(explained({ holds: [{ kind: 'bid', from: '2026-03-03T00:00:00.000Z', to: null }] })).toEqual([null, 'held']);
    expect(explained({ frozen: [{ from: '2026-03-03T00:00:00.000Z', to: null }] })).toEqual([null, 'no_clock']);
    expect(explained({}, { enabled: false })).toEqual([null, 'pool_disabled']);
    expect(explained({}, { clocks: [] })).toEqual([null, 'no_clock']);
  });

  const instant = fc
    .date({ min: new Date('2025-06-01'), max: new Date('2026-12-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const spans = fc.array(
    fc.tuple(instant, fc.integer({ min: 0, max: 40 * 86_400_000 })).map(([from, length]) => ({
      kind: 'lock' as const,
      from,
      to: new Date(Date.parse(from) + length).toISOString(),
    })),
    { maxLength: 4 },
  );
  const clocks = fc
    .record({
      a: fc.integer({ min: 1, max: 60 }),
      b: fc.integer({ min: 1, max: 60 }),
      count: fc.constantFrom('calendar', 'working'),
    })
    .map(
      ({ a, b, count }) =>
        [
          { clock: 'A', days: a, count },
          { clock: 'B', days: b, count },
          { clock: 'C', days: a + b, count },
        ] as PoolPolicy['clocks'],
    );

  it('never ends earlier for a later activity', () => {
    fc.assert(
      fc.property(instant, instant, instant, spans, clocks, (ownedSince, a, b, holds, rules) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        for (const field of ['lastStatusAt', 'lastFollowUpAt', 'ownedSince', 'restartedAt'] as const) {
          const ends = [early, late].map(
            (at) => expiry({ ownedSince, holds, [field]: at }, { clocks: rules }).expiresAt ?? '',
          );
          expect((ends[0] ?? '') <= (ends[1] ?? '')).toBeTrue();
        }
      }),
    );
  });

  it('never ends earlier for one more hold, and always after its start plus all days', () => {
    fc.assert(
      fc.property(instant, spans, spans, clocks, (ownedSince, some, more, rules) => {
        const few = expiry({ ownedSince, holds: some }, { clocks: rules });
        const many = expiry({ ownedSince, holds: [...some, ...more] }, { clocks: rules });
        expect((few.expiresAt ?? '') <= (many.expiresAt ?? '')).toBeTrue();
        const days = Math.min(...rules.map((rule) => rule.days));
        expect(Date.parse(few.expiresAt ?? '') - Date.parse(ownedSince)).toBeGreaterThan((days - 1) * 86_400_000);
      }),
    );
  });

  it('is due at the local start of a working day', () => {
    fc.assert(
      fc.property(instant, spans, clocks, (ownedSince, holds, rules) => {
        const { date, time } = localTimeAt(
          expiry({ ownedSince, holds }, { clocks: rules }).dueAt ?? '',
          calendar.timeZone,
        );
        expect([isWorkingDay(date, calendar), time]).toEqual([true, '00:00:00.000']);
      }),
    );
  });
});

describe('afterFrozen', () => {
  const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T00:00:00.000Z`;

  it('adds what lies after the start, overlapping spans once', () => {
    expect(afterFrozen(day(5), [{ from: day(1), to: day(3) }])).toBe(day(5));
    expect(afterFrozen(day(5), [{ from: day(1), to: day(7) }])).toBe(day(7));
    expect(
      afterFrozen(day(5), [
        { from: day(10), to: day(14) },
        { from: day(8), to: day(12) },
        { from: day(9), to: day(10) },
      ]),
    ).toBe(day(11));
  });

  it('has no answer while a span has no end', () => {
    expect(afterFrozen(day(5), [{ from: day(6), to: null }])).toBeNull();
  });
});

describe('openHolds', () => {
  it('counts the first instant of a hold in and its end out', () => {
    const hold = { kind: 'lock', from: '2026-03-10T00:00:00.000Z', to: '2026-03-12T00:00:00.000Z' } as const;
    const at = ['2026-03-09T23:59:59.999Z', hold.from, '2026-03-11T23:59:59.999Z', hold.to];
    expect(at.map((now) => openHolds([hold], now).length)).toEqual([0, 1, 1, 0]);
    expect(openHolds([{ ...hold, to: null }], '2030-01-01T00:00:00.000Z').length).toBe(1);
  });
});

describe('isExpiringSoon', () => {
  it('holds under 3 days and when overdue, never without an end', () => {
    const now = '2026-03-10T00:00:00.000Z';
    const ends = ['2026-03-13T00:00:00.000Z', '2026-03-12T23:59:59.999Z', '2026-03-01T00:00:00.000Z', null];
    expect(ends.map((end) => isExpiringSoon(end, now))).toEqual([false, true, true, false]);
  });
});
