/** A schedule in a form that can be said in words; `other` for those that cannot. */
export type PlainCron =
  | { readonly kind: 'daily'; readonly time: string }
  | { readonly kind: 'hourly'; readonly minute: number }
  | { readonly kind: 'minutes'; readonly every: number }
  | { readonly kind: 'other' };

const daily = /^(\d{1,2}) (\d{1,2}) \* \* \*$/;
const hourly = /^(\d{1,2}) \* \* \* \*$/;
const minutes = /^\*(?:\/(\d{1,2}))? \* \* \* \*$/;

export function readCron(cron: string): PlainCron {
  const clean = cron.trim().split(/\s+/).join(' ');
  const atTime = daily.exec(clean);
  if (atTime) return { kind: 'daily', time: `${(atTime[2] ?? '').padStart(2, '0')}:${(atTime[1] ?? '').padStart(2, '0')}` };
  const atMinute = hourly.exec(clean);
  if (atMinute) return { kind: 'hourly', minute: Number(atMinute[1]) };
  const every = minutes.exec(clean);
  return every ? { kind: 'minutes', every: Number(every[1] ?? 1) } : { kind: 'other' };
}
