import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { foldLogin } from './login-name';
import { Passwords } from './passwords';
import { PeopleChange } from './people-change';
import { PeopleRepository } from './people.repository';

/** Teams and people to lay in. Teams are named by a key of the seed's own, parents before children. */
export interface PeopleSeed {
  readonly organisation?: string;
  readonly teams: readonly { readonly key: string; readonly name: string; readonly parent: string | null }[];
  readonly people: readonly SeedPerson[];
}

export interface SeedPerson {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  /** Key of a team of the seed. */
  readonly team: string | null;
  readonly roles: readonly string[];
}

export interface PlantedPeople {
  /** Team id by the seed's key. */
  readonly teams: ReadonlyMap<string, string>;
  /** User id by login. */
  readonly people: ReadonlyMap<string, string>;
}

/** Lays in teams and people: the demo's, the first administrator, and those of tests. */
@Injectable()
export class PeopleSeeds {
  constructor(
    private readonly change: PeopleChange,
    private readonly repository: PeopleRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** Logins must be free. With `onlyIfEmpty` nothing happens, and the answer is null, where there are people already. */
  async createPeople(seed: PeopleSeed, { onlyIfEmpty = false } = {}): Promise<PlantedPeople | null> {
    const hashes = await this.hashesOf(seed);
    return this.change.run(async () => {
      if (onlyIfEmpty && (await this.repository.countUsers())) return null;
      if (seed.organisation) await this.repository.renameOrganisation(seed.organisation);
      const teams = await this.addTeams(seed);
      const people = new Map<string, string>();
      for (const person of seed.people) {
        const passwordHash = hashes.get(person.password) as string;
        people.set(person.login, await this.addPerson(person, passwordHash, person.team === null ? null : (teams.get(person.team) as string)));
      }
      return { teams, people };
    });
  }

  /** One hash a password: the demo's people share theirs, and a start should not take a second for it. */
  private async hashesOf({ people }: PeopleSeed): Promise<Map<string, string>> {
    const hashes = new Map<string, string>();
    for (const password of new Set(people.map((person) => person.password))) {
      this.passwords.refuseWeak(password);
      hashes.set(password, await this.passwords.hash(password));
    }
    return hashes;
  }

  private async addTeams(seed: PeopleSeed): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    const paths = new Map<string | null, string>([[null, '/']]);
    for (const { key, name, parent } of seed.teams) {
      const id = newId();
      const path = `${paths.get(parent)}${id}/`;
      await this.repository.addTeam({ id, parentId: parent === null ? null : (ids.get(parent) as string), name, path, createdAt: this.clock.now() });
      ids.set(key, id);
      paths.set(key, path);
    }
    return ids;
  }

  private async addPerson(person: SeedPerson, passwordHash: string, teamId: string | null): Promise<string> {
    const id = newId();
    await this.repository.addUser({
      id,
      login: foldLogin(person.login),
      name: person.name,
      passwordHash,
      teamId,
      active: true,
      locale: null,
      theme: null,
      density: null,
      mustChangePassword: false,
      createdAt: this.clock.now(),
      lastSeenAt: null,
    });
    await this.repository.setRoles(id, person.roles);
    return id;
  }
}
