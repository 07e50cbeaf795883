import { daysFrom, formatAgo, formatDate, formatDue, formatExact, toDateText } from './dates';

describe('dates', () => {
  const now = new Date(2026, 3, 28, 14, 2);

  it('name the year only when it is another one', () => {
    expect(formatDate('2026-04-30', 'zh-CN', now)).toBe('4月30日');
    expect(formatDate('2025-04-30', 'zh-CN', now)).toBe('2025年4月30日');
    expect(formatDate('2026-04-30', 'en', now)).toBe('Apr 30');
    expect(formatDate('2025-04-30', 'en', now)).toBe('Apr 30, 2025');
  });

  it('are said as people say them within 7 days', () => {
    const said = (day: string, locale: 'zh-CN' | 'en'): string => formatDue(day, locale, now);
    expect(['2026-04-28', '2026-04-29', '2026-05-01', '2026-04-26'].map((day) => said(day, 'zh-CN'))).toEqual([
      '今天',
      '明天',
      '3 天后',
      '逾期 2 天',
    ]);
    expect(['2026-04-28', '2026-04-29', '2026-05-01', '2026-04-27', '2026-04-26'].map((day) => said(day, 'en'))).toEqual([
      'today',
      'tomorrow',
      'in 3 days',
      '1 day overdue',
      '2 days overdue',
    ]);
    expect(said('2026-05-06', 'en')).toBe('May 6');
  });

  it('count calendar days, not spans of 24 hours', () => {
    expect(daysFrom(new Date(2026, 3, 29, 0, 5), now)).toBe(1);
    expect(daysFrom(new Date(2026, 3, 27, 23, 55), now)).toBe(-1);
  });

  it('say how long ago something happened', () => {
    const ago = (minutes: number): string => formatAgo(new Date(now.getTime() - minutes * 60_000), 'en', now);
    expect([0.5, 5, 120, 24 * 60, 3 * 24 * 60].map(ago)).toEqual(['just now', '5 min ago', '2 h ago', 'yesterday', '3 days ago']);
  });

  it('have an exact form, with the time only for instants', () => {
    expect(formatExact('2026-04-30')).toBe('2026-04-30');
    expect(formatExact(new Date(2026, 3, 30, 9, 30))).toBe('2026-04-30 09:30');
    expect(toDateText(new Date(2026, 0, 5))).toBe('2026-01-05');
  });
});
