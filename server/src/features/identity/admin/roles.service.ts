import { Injectable } from '@nestjs/common';
import type { roleChange, roleCreate, RoleView } from '@tideboard/contracts';
import { ACTIONS, GLOBAL_ACTIONS, type Grants } from '@tideboard/domain';
import type { z } from 'zod';
import { Clock } from '../../../platform/clock';
import { NotFound, Refused } from '../../../platform/http/errors';
import { PeopleChange } from '../people/people-change';
import { PeopleRepository } from '../people/people.repository';
import type { RoleRow } from '../people/role.entity';
import { refuseField } from './refuse-field';

@Injectable()
export class Roles {
  constructor(
    private readonly change: PeopleChange,
    private readonly repository: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<RoleView[]> {
    const members = new Map<string, number>();
    for (const roles of (await this.repository.rolesOfUsers()).values()) {
      for (const role of roles) members.set(role, (members.get(role) ?? 0) + 1);
    }
    return (await this.repository.roles()).map((role) => viewOf(role, members.get(role.code) ?? 0));
  }

  async create({ key, name, grants }: z.infer<typeof roleCreate>): Promise<RoleView> {
    const tidied = tidy(grants);
    await this.change.run(async () => {
      const roles = await this.repository.roles();
      const taken = roles.find(({ code }) => code === key);
      if (taken) throw new Refused('name_taken', { status: 409, params: { key } });
      const place = Math.max(-1, ...roles.map((role) => role.place)) + 1;
      await this.repository.addRole({ code: key, name, grants: tidied, place, createdAt: this.clock.now() });
    });
    return this.view(key);
  }

  async update(key: string, { name, grants }: z.infer<typeof roleChange>): Promise<RoleView> {
    const tidied = grants && tidy(grants);
    await this.change.run(async ({ rights }) => {
      if (!(await this.repository.role(key))) throw new NotFound();
      await this.repository.changeRole(key, { ...(name ? { name } : {}), ...(tidied ? { grants: tidied } : {}) });
      for (const userId of await this.repository.holdersOf(key)) rights.add(userId);
    });
    return this.view(key);
  }

  async remove(key: string): Promise<void> {
    await this.change.run(async () => {
      if (!(await this.repository.role(key))) throw new NotFound();
      const members = (await this.repository.holdersOf(key)).length;
      if (members) throw new Refused('role_in_use', { status: 409, params: { members } });
      await this.repository.removeRole(key);
    });
  }

  private async view(key: string): Promise<RoleView> {
    const role = await this.repository.role(key);
    if (!role) throw new NotFound();
    return viewOf(role, (await this.repository.holdersOf(key)).length);
  }
}

/** Actions are code: a grant of something unknown is a mistake. Empty grants say nothing and are left out. */
function tidy(grants: Grants): Grants {
  const known = new Set<string>(ACTIONS);
  const unknown = Object.keys(grants).find((action) => !known.has(action));
  if (unknown !== undefined) refuseField(`grants.${unknown}`, 'unknown', 'no such action');
  const narrow = GLOBAL_ACTIONS.find((action) => grants[action]?.some((scope) => scope !== 'all'));
  if (narrow) refuseField(`grants.${narrow}`, 'scope', 'holds everywhere or not at all');
  return Object.fromEntries(Object.entries(grants).flatMap(([action, scopes]) => (scopes.length ? [[action, [...new Set(scopes)]]] : [])));
}

function viewOf({ code, name, grants }: RoleRow, members: number): RoleView {
  return { key: code, name, grants: Object.fromEntries(Object.entries(grants).map(([action, scopes]) => [action, [...scopes]])), members };
}
