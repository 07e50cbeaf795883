import { Injectable } from '@nestjs/common';
import type { teamChange, teamCreate, TeamView } from '@tideboard/contracts';
import type { z } from 'zod';
import { Clock } from '../../../platform/clock';
import { NotFound, Refused } from '../../../platform/http/errors';
import { newId } from '../../../platform/ids';
import { PeopleChange } from '../people/people-change';
import { PeopleRepository } from '../people/people.repository';
import type { TeamRow } from '../people/team.entity';
import { refuseField } from './refuse-field';

const DEEPEST = 20;

@Injectable()
export class Teams {
  constructor(
    private readonly change: PeopleChange,
    private readonly repository: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<TeamView[]> {
    const members = new Map<string, number>();
    for (const { teamId } of await this.repository.users()) if (teamId !== null) members.set(teamId, (members.get(teamId) ?? 0) + 1);
    return (await this.repository.teams()).map((team) => viewOf(team, members.get(team.id) ?? 0));
  }

  async create({ name, parentId }: z.infer<typeof teamCreate>): Promise<TeamView> {
    const id = newId();
    await this.change.run(async () => {
      const path = `${await this.pathOf(parentId)}${id}/`;
      refuseTooDeep(path);
      await this.repository.addTeam({ id, parentId, name, path, createdAt: this.clock.now() });
    });
    return this.view(id);
  }

  /** A team that moves takes everything below it along. */
  async update(id: string, { name, parentId }: z.infer<typeof teamChange>): Promise<TeamView> {
    await this.change.run(async ({ rights }) => {
      const team = await this.repository.team(id);
      if (!team) throw new NotFound();
      if (name !== undefined) await this.repository.changeTeam(id, { name });
      if (parentId === undefined || parentId === team.parentId) return;
      const path = `${await this.pathOf(parentId)}${id}/`;
      if (path.indexOf(`/${id}/`) !== path.lastIndexOf(`/${id}/`)) throw new Refused('team_cycle');
      await this.repository.changeTeam(id, { parentId });
      await this.movePaths(team.path, path);
      for (const userId of await this.affectedBy(team.path, path)) rights.add(userId);
    });
    return this.view(id);
  }

  async remove(id: string): Promise<void> {
    await this.change.run(async () => {
      if (!(await this.repository.team(id))) throw new NotFound();
      const members = await this.repository.countMembers(id);
      const children = (await this.repository.teams()).filter(({ parentId }) => parentId === id).length;
      if (members || children) throw new Refused('team_in_use', { status: 409, params: { members, children } });
      await this.repository.removeTeam(id);
    });
  }

  private async pathOf(parentId: string | null): Promise<string> {
    if (parentId === null) return '/';
    const parent = await this.repository.team(parentId);
    return parent ? parent.path : refuseField('parentId', 'unknown', 'no such team');
  }

  private async movePaths(from: string, to: string): Promise<void> {
    for (const team of await this.repository.teams()) {
      if (!team.path.startsWith(from)) continue;
      const path = to + team.path.slice(from.length);
      refuseTooDeep(path);
      await this.repository.changeTeam(team.id, { path });
    }
  }

  /** Who is in the subtree, and who looks down on it from its old or its new place. */
  private async affectedBy(from: string, to: string): Promise<string[]> {
    const above = new Set(`${from}${to}`.split('/').filter(Boolean));
    const teams = new Set((await this.repository.teams()).filter(({ id, path }) => above.has(id) || path.startsWith(to)).map(({ id }) => id));
    return (await this.repository.users()).filter(({ teamId }) => teamId !== null && teams.has(teamId)).map(({ id }) => id);
  }

  private async view(id: string): Promise<TeamView> {
    const team = await this.repository.team(id);
    if (!team) throw new NotFound();
    return viewOf(team, await this.repository.countMembers(id));
  }
}

function refuseTooDeep(path: string): void {
  if (path.split('/').filter(Boolean).length > DEEPEST) refuseField('parentId', 'too_deep', `at most ${DEEPEST} levels`);
}

function viewOf({ id, name, parentId, path }: TeamRow, members: number): TeamView {
  return { id, name, parentId, path: path.split('/').filter(Boolean), members };
}
