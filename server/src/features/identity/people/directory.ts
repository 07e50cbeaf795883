import type { LocalText } from '@tideboard/contracts';
import { type Actor, type Grants, mergeGrants } from '@tideboard/domain';

export interface DirectoryPerson {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly active: boolean;
}

export interface DirectoryTeam {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Root first, the team itself last. */
  readonly path: readonly string[];
}

export interface DirectoryRole {
  readonly key: string;
  readonly name: LocalText;
  readonly grants: Grants;
}

export interface DirectoryContent {
  readonly version: string;
  readonly organisation: { readonly name: string; readonly currency: string; readonly timeZone: string };
  readonly people: readonly DirectoryPerson[];
  readonly teams: readonly DirectoryTeam[];
  readonly roles: readonly DirectoryRole[];
  readonly holders: readonly { readonly userId: string; readonly role: string }[];
}

const NO_PATH: readonly string[] = [];
const LEAD_ROLE = 'team-lead';

/** Everybody, every team and every role at one moment, in memory. Does not change. */
export class Directory {
  readonly organisation: DirectoryContent['organisation'];
  readonly version: string;
  private readonly people: ReadonlyMap<string, DirectoryPerson>;
  private readonly teams: ReadonlyMap<string, DirectoryTeam>;
  private readonly roles: ReadonlyMap<string, DirectoryRole>;
  private readonly rolesOfUser = new Map<string, string[]>();
  private readonly actors = new Map<string, Actor>();

  constructor(content: DirectoryContent) {
    this.version = content.version;
    this.organisation = content.organisation;
    this.people = new Map(content.people.map((person) => [person.id, person]));
    this.teams = new Map(content.teams.map((team) => [team.id, team]));
    this.roles = new Map(content.roles.map((role) => [role.key, role]));
    const order = new Map(content.roles.map(({ key }, place) => [key, place]));
    const placeOf = ({ role }: { role: string }): number => order.get(role) ?? -1;
    const holders = content.holders.filter((holder) => placeOf(holder) >= 0).sort((a, b) => placeOf(a) - placeOf(b));
    for (const { userId, role } of holders) {
      const keys = this.rolesOfUser.get(userId);
      if (keys) keys.push(role);
      else this.rolesOfUser.set(userId, [role]);
    }
  }

  /** Whether nobody has ever been added. */
  get isEmpty(): boolean {
    return this.people.size === 0;
  }

  byId(id: string): DirectoryPerson | null {
    return this.people.get(id) ?? null;
  }

  byIds(ids: Iterable<string>): Map<string, DirectoryPerson> {
    const found = new Map<string, DirectoryPerson>();
    for (const id of ids) {
      const person = this.people.get(id);
      if (person) found.set(id, person);
    }
    return found;
  }

  active(): DirectoryPerson[] {
    return [...this.people.values()].filter((person) => person.active);
  }

  team(id: string | null): DirectoryTeam | null {
    return id === null ? null : (this.teams.get(id) ?? null);
  }

  allTeams(): DirectoryTeam[] {
    return [...this.teams.values()];
  }

  allRoles(): DirectoryRole[] {
    return [...this.roles.values()];
  }

  /** Root first, the team itself last; empty for no team. */
  teamPathOf(teamId: string | null): readonly string[] {
    return this.team(teamId)?.path ?? NO_PATH;
  }

  /** The team and every team below it. */
  subtree(teamId: string): string[] {
    return this.allTeams().filter(({ path }) => path.includes(teamId)).map(({ id }) => id);
  }

  /** Active people of the team and of every team below it. */
  membersOf(teamId: string): DirectoryPerson[] {
    return this.active().filter((person) => this.teamPathOf(person.teamId).includes(teamId));
  }

  rolesOf(userId: string): readonly string[] {
    return this.rolesOfUser.get(userId) ?? NO_PATH;
  }

  roleNamed(key: string): DirectoryRole | null {
    return this.roles.get(key) ?? null;
  }

  /** Active people who hold the role. */
  usersWithRole(roleKey: string): DirectoryPerson[] {
    return this.active().filter(({ id }) => this.rolesOf(id).includes(roleKey));
  }

  /** Somebody who leads the team, or the nearest team above that has a lead. */
  leadOf(teamId: string | null): DirectoryPerson | null {
    const leads = this.usersWithRole(LEAD_ROLE);
    for (const id of [...this.teamPathOf(teamId)].reverse()) {
      const lead = leads.find((person) => person.teamId === id);
      if (lead) return lead;
    }
    return null;
  }

  /** The person as they act, with the grants of all their roles; null for nobody and for who may no longer act. */
  actorOf(userId: string): Actor | null {
    const known = this.actors.get(userId);
    if (known) return known;
    const person = this.people.get(userId);
    if (!person?.active) return null;
    const roles = this.rolesOf(userId);
    const grants = mergeGrants(roles.map((key) => this.roles.get(key)?.grants ?? {}));
    const actor = { id: person.id, name: person.name, teamId: person.teamId, roles, grants };
    this.actors.set(userId, actor);
    return actor;
  }
}
