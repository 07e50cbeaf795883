import { Injectable } from '@nestjs/common';
import type { Actor } from '@tideboard/domain';
import { Clock } from '../../../platform/clock';
import { Directory, type DirectoryPerson } from './directory';
import { foldLogin } from './login-name';
import { PeopleRepository } from './people.repository';

/** How long another process may go on with what it remembers. */
const TRUSTED_FOR = 2_000;

/**
 * Who is who, from memory. Changes made here are seen at once after their commit, those of other processes within two
 * seconds: one row is looked up then, and everything is read again only when something has changed.
 * Inside of a unit that changes people the answers are those from before the unit.
 */
@Injectable()
export class People {
  private known: Directory | null = null;
  private trustedUntil = 0;
  private loading: Promise<Directory> | null = null;

  constructor(
    private readonly repository: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** Everything at once, for several questions in a row. */
  async directory(): Promise<Directory> {
    if (this.known && this.clock.now() < this.trustedUntil) return this.known;
    this.loading ??= this.load();
    return this.loading;
  }

  /** Forgets what is known: the next question reads the database. */
  forget(): void {
    this.known = null;
    this.trustedUntil = 0;
    this.loading = null;
  }

  async byIds(ids: Iterable<string>): Promise<Map<string, DirectoryPerson>> {
    return (await this.directory()).byIds(ids);
  }

  /** Root first, the team itself last; empty for no team. */
  async teamPathOf(teamId: string | null): Promise<readonly string[]> {
    return (await this.directory()).teamPathOf(teamId);
  }

  /** The team and every team below it. */
  async subtree(teamId: string): Promise<string[]> {
    return (await this.directory()).subtree(teamId);
  }

  /** The person as they act; null for nobody and for who may no longer act. */
  async actorOf(userId: string): Promise<Actor | null> {
    return (await this.directory()).actorOf(userId);
  }

  /** Active people who hold the role. */
  async usersWithRole(roleKey: string): Promise<DirectoryPerson[]> {
    return (await this.directory()).usersWithRole(roleKey);
  }

  /** Somebody who leads the team, or the nearest team above that has a lead. */
  async leadOf(teamId: string | null): Promise<DirectoryPerson | null> {
    return (await this.directory()).leadOf(teamId);
  }

  /** Ids of people by login name; who is not there is left out. Reads the database: for seeds and imports. */
  idsByLogin(logins: readonly string[]): Promise<Map<string, string>> {
    return this.repository.idsByLogin(logins.map(foldLogin));
  }

  private load(): Promise<Directory> {
    const loading: Promise<Directory> = this.read().then(
      (directory) => {
        // A change in the meantime has taken this load out of service: its answer is for those who asked before.
        if (this.loading === loading) {
          this.known = directory;
          this.trustedUntil = this.clock.now() + TRUSTED_FOR;
          this.loading = null;
        }
        return directory;
      },
      (error: unknown) => {
        if (this.loading === loading) this.loading = null;
        throw error;
      },
    );
    return loading;
  }

  private async read(): Promise<Directory> {
    const known = this.known;
    if (known && (await this.repository.version()) === known.version) return known;
    return new Directory(await this.repository.content());
  }
}
