import { Controller, Get } from '@nestjs/common';
import type { Colleague } from '@tideboard/contracts';
import { SignedIn } from '../../../platform/http/access';
import { People } from '../people/people';

/** People of a picker: everybody active, name and team only. */
@Controller('api/colleagues')
export class ColleaguesController {
  constructor(private readonly people: People) {}

  @Get()
  @SignedIn()
  async list(): Promise<Colleague[]> {
    const directory = await this.people.directory();
    return directory.active().map(({ id, name, teamId }) => ({ id, name, teamId, teamName: directory.team(teamId)?.name ?? null }));
  }
}
