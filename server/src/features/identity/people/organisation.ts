import { Injectable } from '@nestjs/common';
import { People } from './people';

export interface OrganisationSettings {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** The calendar date, `YYYY-MM-DD`, that it is in a time zone at an instant in milliseconds. */
export function calendarDateIn(timeZone: string, at: number): string {
  let format = dates.get(timeZone);
  if (!format) dates.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'gregory', numberingSystem: 'latn' })));
  return format.format(at);
}

/** The organisation's settings, remembered as people are. */
@Injectable()
export class Organisation {
  constructor(private readonly people: People) {}

  async settings(): Promise<OrganisationSettings> {
    return (await this.people.directory()).organisation;
  }

  async today(now: number): Promise<string> {
    return calendarDateIn((await this.settings()).timeZone, now);
  }
}
