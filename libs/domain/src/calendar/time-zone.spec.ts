import fc from 'fast-check';
import { instantAt, isTimeZone, latestOf, localDateOf, localDayOf, localTimeAt, startOfDay } from './time-zone';

describe('time zones', () => {
  it('give the local date and time', () => {
    expect(localTimeAt('2026-04-29T16:30:05.007Z', 'Asia/Shanghai')).toEqual({
      date: '2026-04-30',
      time: '00:30:05.007',
    });
    expect(localDateOf('2026-04-30T03:00:00.000Z', 'America/New_York')).toBe('2026-04-29');
  });

  it('give the instant of a wall-clock time', () => {
    expect(instantAt('2026-04-30', '09:30', 'Asia/Shanghai')).toBe('2026-04-30T01:30:00.000Z');
    expect(instantAt('2026-04-30', '09:30', 'Asia/Kathmandu')).toBe('2026-04-30T03:45:00.000Z');
  });

  it('take the earlier of two equal clock times and jump over a skipped one', () => {
    expect(instantAt('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(instantAt('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('start a day at its first instant where midnight itself is skipped', () => {
    expect(startOfDay('2026-03-29', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
    expect(localTimeAt(startOfDay('2026-03-29', 'Asia/Beirut'), 'Asia/Beirut').time).toBe('01:00:00.000');
  });

  it('start every day at the first instant that bears its date', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Beirut',
      'Australia/Lord_Howe',
      'America/Santiago',
      'UTC',
    );
    const instant = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const { from, to } = localDayOf(at, timeZone);
        const justBefore = new Date(Date.parse(from) - 1).toISOString();
        expect(from <= at && at < to).toBeTrue();
        expect(localDateOf(from, timeZone)).toBe(localDateOf(at, timeZone));
        expect(localDateOf(justBefore, timeZone) < localDateOf(at, timeZone)).toBeTrue();
      }),
      { numRuns: 500 },
    );
  });

  it('tell a known zone from an unknown one', () => {
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
  });
});

describe('latestOf', () => {
  it('skips what is missing', () => {
    expect(latestOf(null, '2026-01-01T00:00:00.000Z', undefined, '2026-02-01T00:00:00.000Z')).toBe(
      '2026-02-01T00:00:00.000Z',
    );
    expect(latestOf(null)).toBeNull();
  });
});
