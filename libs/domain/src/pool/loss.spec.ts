import { CHINA_CALENDAR, workingCalendar } from '../calendar';
import { judgeLoss } from './loss';

const lostAt = '2026-03-10T02:00:00.000Z';
const input = {
  recycling: 'recyclable' as const,
  tryAgainOn: null,
  lostAt,
  recycles: 0,
  policy: { enabled: true, toPool: true, afterDays: 0, maxRecycles: 3 },
  calendar: workingCalendar(CHINA_CALENDAR),
};

describe('judgeLoss', () => {
  it('sends a recyclable record to the pool at once or after the days of the policy', () => {
    expect(judgeLoss(input)).toEqual({ to: 'pool', at: lostAt });
    expect(judgeLoss({ ...input, policy: { ...input.policy, afterDays: 5 } })).toEqual({
      to: 'pool',
      at: '2026-03-15T02:00:00.000Z',
    });
  });

  it('waits for the date of a reason that says later', () => {
    expect(judgeLoss({ ...input, recycling: 'later', tryAgainOn: '2026-09-01' })).toEqual({
      to: 'pool',
      at: '2026-08-31T16:00:00.000Z',
    });
    expect(judgeLoss({ ...input, recycling: 'later', tryAgainOn: '2026-01-01' })).toEqual({ to: 'pool', at: lostAt });
    expect(judgeLoss({ ...input, recycling: 'later' })).toEqual({ to: 'stay', why: 'date_missing' });
  });

  it('keeps what must never come back, whatever the policy', () => {
    expect(judgeLoss({ ...input, recycling: 'never', recycles: 9 })).toEqual({ to: 'stay', why: 'reason' });
  });

  it('keeps everything where losses do not go to a pool', () => {
    expect(judgeLoss({ ...input, policy: { ...input.policy, toPool: false } })).toEqual({ to: 'stay', why: 'policy' });
    expect(judgeLoss({ ...input, policy: { ...input.policy, enabled: false } })).toEqual({ to: 'stay', why: 'policy' });
  });

  it('archives what was recycled too often without a win', () => {
    expect(judgeLoss({ ...input, recycles: 2 }).to).toBe('pool');
    expect(judgeLoss({ ...input, recycles: 3 })).toEqual({ to: 'archive', why: 'recycled_too_often' });
    expect(judgeLoss({ ...input, recycles: 30, policy: { ...input.policy, maxRecycles: null } }).to).toBe('pool');
  });
});
