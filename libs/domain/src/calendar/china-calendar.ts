import { plusDays, type CalendarDate } from './calendar-date';
import type { CalendarData } from './working-calendar';

const days = (first: CalendarDate, count: number): CalendarDate[] =>
  Array.from({ length: count }, (_, index) => plusDays(first, index));

/**
 * Public holidays and make-up days of 2026 in mainland China by the State Council's notice of 2025-11-04, Saturdays and
 * Sundays off. Later years are added by an admin once announced.
 */
export const CHINA_CALENDAR: CalendarData = {
  timeZone: 'Asia/Shanghai',
  weekend: [0, 6],
  holidays: [
    ...days('2026-01-01', 3),
    ...days('2026-02-15', 9),
    ...days('2026-04-04', 3),
    ...days('2026-05-01', 5),
    ...days('2026-06-19', 3),
    ...days('2026-09-25', 3),
    ...days('2026-10-01', 7),
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

/** What a new installation starts with. */
export const DEFAULT_CALENDAR: CalendarData = CHINA_CALENDAR;
