import { Injectable } from '@nestjs/common';
import type { setupRequest } from '@tideboard/contracts';
import type { z } from 'zod';
import { Refused } from '../../../platform/http/errors';
import { People } from '../people/people';
import { PeopleSeeds } from '../people/people-seed';

/** The first visit to an empty installation makes its administrator. */
@Injectable()
export class Setup {
  constructor(
    private readonly people: People,
    private readonly seeds: PeopleSeeds,
  ) {}

  /** Answers the administrator's id. @throws Refused `setup_done` as soon as there is anybody */
  async run({ login, name, password, organisation }: z.infer<typeof setupRequest>): Promise<string> {
    // The cheap answer first: hashing a password is not for everybody who comes by.
    if (!(await this.people.directory()).isEmpty) throw new Refused('setup_done', { status: 409 });
    const seed = { organisation, teams: [], people: [{ login, name, password, team: null, roles: ['admin'] }] };
    const planted = await this.seeds.createPeople(seed, { onlyIfEmpty: true });
    if (!planted) throw new Refused('setup_done', { status: 409 });
    return planted.people.get(login) as string;
  }
}
