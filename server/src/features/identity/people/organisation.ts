import { Injectable } from '@nestjs/common';
import { localDateOf } from '@tideboard/domain';
import { iso } from '../../../platform/clock';
import { People } from './people';

export interface OrganisationSettings {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** The calendar date, `YYYY-MM-DD`, that it is in a time zone at an instant in milliseconds. */
export const calendarDateIn = (timeZone: string, at: number): string => localDateOf(iso(at), timeZone);

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
