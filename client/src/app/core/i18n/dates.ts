import { Locale } from './locale';

const dayMs = 86_400_000;

/** A calendar date without a zone, `YYYY-MM-DD`, or the start of an ISO instant in the zone of this device. */
export function toLocalDate(value: string | Date): Date {
  if (typeof value === 'string' && value.length === 10) {
    const [year = 1970, month = 1, day = 1] = value.split('-').map(Number);
    return new Date(year, month - 1, day);
  }
  return new Date(value);
}

export function toDateText(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whole calendar days from `now` to `value`; negative when it is past. */
export function daysFrom(value: string | Date, now: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(toLocalDate(value)) - midnight(now)) / dayMs);
}

/** 4月30日 / Apr 30; with the year when it is another one. */
export function formatDate(value: string | Date, locale: Locale, now: Date): string {
  const date = toLocalDate(value);
  const sameYear = date.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
}

export function formatTime(value: string | Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(value));
}

export function formatDateTime(value: string | Date, locale: Locale, now: Date): string {
  return `${formatDate(new Date(value), locale, now)} ${formatTime(value, locale)}`;
}

/** The absolute form that goes with every relative one. */
export function formatExact(value: string | Date): string {
  const date = toLocalDate(value);
  const isDay = typeof value === 'string' && value.length === 10;
  return isDay ? toDateText(date) : `${toDateText(date)} ${formatTime(date, 'en')}`;
}

/** A due date as people say it within 7 days, otherwise the date. */
export function formatDue(value: string | Date, locale: Locale, now: Date): string {
  const days = daysFrom(value, now);
  if (Math.abs(days) > 7) return formatDate(value, locale, now);
  const zh = locale === 'zh-CN';
  if (days === 0) return zh ? '今天' : 'today';
  if (days === 1) return zh ? '明天' : 'tomorrow';
  if (days > 1) return zh ? `${days} 天后` : `in ${days} days`;
  if (zh) return `逾期 ${-days} 天`;
  return days === -1 ? '1 day overdue' : `${-days} days overdue`;
}

/** How long ago something happened: minutes, hours, days up to 7, then the date. */
export function formatAgo(value: string | Date, locale: Locale, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(value).getTime()) / 60_000);
  const zh = locale === 'zh-CN';
  if (minutes < 1) return zh ? '刚刚' : 'just now';
  if (minutes < 60) return zh ? `${minutes} 分钟前` : `${minutes} min ago`;
  const days = -daysFrom(value, now);
  if (days === 0) return zh ? `${Math.floor(minutes / 60)} 小时前` : `${Math.floor(minutes / 60)} h ago`;
  if (days === 1) return zh ? '昨天' : 'yesterday';
  if (days <= 7) return zh ? `${days} 天前` : `${days} days ago`;
  return formatDate(value, locale, now);
}
