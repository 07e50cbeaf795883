import { Injectable } from '@nestjs/common';
import { localDateOf } from '@tideboard/domain';
import { iso } from '../../../platform/clock';
import { People } from './people';

export interface OrganisationSettings {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** The organisation's settings, remembered as people are. */
@Injectable()
export class Organisation {
  constructor(private readonly people: People) {}

  async settings(): Promise<OrganisationSettings> {
    return (await this.people.directory()).organisation;
  }

  /** The calendar date, `YYYY-MM-DD`, that it is in the organisation's time zone. */
  async today(now: number): Promise<string> {
    return localDateOf(iso(now), (await this.settings()).timeZone);
  }
}
