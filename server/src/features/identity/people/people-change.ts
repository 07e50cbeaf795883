import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Action } from '@tideboard/domain';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/http/errors';
import { RightsNotice } from '../../../platform/http/rights-changed';
import { newId } from '../../../platform/ids';
import { SessionMemory } from '../sessions/session.memory';
import { Directory } from './directory';
import { People } from './people';
import { PeopleRepository } from './people.repository';

/** Who holds these can give everybody, themselves included, every other right back. */
const KEYS_OF_THE_HOUSE: readonly Action[] = ['settings.users', 'settings.roles'];

/** Collects whose rights a change touches. */
export interface Touched {
  readonly rights: Set<string>;
}

/** The one way to change people, teams and roles: one change after another, never without an administrator at the end. */
@Injectable()
export class PeopleChange {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly repository: PeopleRepository,
    private readonly people: People,
    private readonly sessions: SessionMemory,
    @Optional() @Inject(RightsNotice) private readonly notice?: RightsNotice,
  ) {}

  async run<T>(work: (touched: Touched) => Promise<T>): Promise<T> {
    try {
      return await this.inUnit(work);
    } catch (error) {
      // Somebody may have asked inside the unit and remembered what was taken back.
      this.people.forget();
      throw error;
    }
  }

  private inUnit<T>(work: (touched: Touched) => Promise<T>): Promise<T> {
    return this.unit.run(async () => {
      const touched: Touched = { rights: new Set() };
      await this.repository.setVersion(newId());
      const hadKeys = await this.someoneHoldsTheKeys();
      const result = await work(touched);
      if (hadKeys && !(await this.someoneHoldsTheKeys())) throw new Refused('last_admin', { status: 409 });
      this.unit.afterCommit(() => this.tell([...touched.rights]));
      return result;
    });
  }

  private tell(userIds: string[]): void {
    this.people.forget();
    if (!userIds.length) return;
    this.sessions.forget(userIds);
    this.notice?.changed(userIds);
  }

  private async someoneHoldsTheKeys(): Promise<boolean> {
    const directory = new Directory(await this.repository.content());
    return directory.active().some(({ id }) => {
      const grants = directory.actorOf(id)?.grants ?? {};
      return KEYS_OF_THE_HOUSE.every((action) => grants[action]?.length);
    });
  }
}
