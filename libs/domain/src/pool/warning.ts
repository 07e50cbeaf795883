import { localDateOf, plusWorkingDays, startOfDay, type Instant, type WorkingCalendar } from '../calendar';

/** When the warning `level` working days before `dueAt` is due: the start of that day. */
export const warningAt = (dueAt: Instant, level: number, calendar: WorkingCalendar): Instant =>
  startOfDay(plusWorkingDays(localDateOf(dueAt, calendar.timeZone), -level, calendar), calendar.timeZone);

/**
 * The warning to send now, or null. Of several that are due (a new rule, a long outage) only the one nearest the end
 * is sent; one sent for the same due instant is never repeated, new activity changes `dueAt` and starts the ladder
 * again. docs/pool.md 4.
 */
export function warningDue(input: {
  readonly dueAt: Instant;
  /** Working days before the end, such as 7, 3, 1. */
  readonly levels: readonly number[];
  readonly sent: readonly { readonly dueAt: Instant; readonly level: number }[];
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
}): { readonly level: number; readonly isLast: boolean } | null {
  const { dueAt, levels, sent, now, calendar } = input;
  const rising = [...levels].sort((a, b) => a - b);
  const level = rising.find((each) => warningAt(dueAt, each, calendar) <= now);
  if (level === undefined || sent.some((each) => each.dueAt === dueAt && each.level <= level)) return null;
  return { level, isLast: level === rising[0] };
}
