import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ROLE_TEMPLATES } from '@tideboard/domain';
import type { AppConfig } from '../../../config/app-config';
import { CONFIG } from '../../../config/config.token';
import { Clock } from '../../../platform/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { newId } from '../../../platform/ids';
import { foldLogin } from '../people/login-name';
import { PeopleSeeds } from '../people/people-seed';
import { ORGANISATION_ID, PeopleRepository } from '../people/people.repository';
import { DEMO_PEOPLE } from './demo-people';

/** Lays into an empty database what nobody could log in without. Several processes may start at once: one does it. */
@Injectable()
export class FirstStart implements OnModuleInit {
  private readonly logger = new Logger(FirstStart.name);

  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly unit: UnitOfWork,
    private readonly repository: PeopleRepository,
    private readonly seeds: PeopleSeeds,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.layRoles();
    if (await this.repository.countUsers()) return;
    if (this.config.seed === 'demo') await this.seeds.createPeople(this.withAdmin(DEMO_PEOPLE), { onlyIfEmpty: true });
    else if (this.config.admin) await this.seeds.createPeople(this.withAdmin({ teams: [], people: [] }), { onlyIfEmpty: true });
    else this.logger.log('no users yet: the first visit creates the administrator');
  }

  private withAdmin(seed: typeof DEMO_PEOPLE): typeof DEMO_PEOPLE {
    const { admin } = this.config;
    if (!admin) return seed;
    const others = seed.people.filter(({ login }) => login !== foldLogin(admin.login));
    return { ...seed, people: [...others, { ...admin, name: admin.login, team: null, roles: ['admin'] }] };
  }

  private async layRoles(): Promise<void> {
    await this.unit.run(async () => {
      await this.repository.addOrganisation({
        id: ORGANISATION_ID,
        name: 'Tideboard',
        currency: 'CNY',
        timeZone: this.config.timeZone,
        peopleVersion: newId(),
      });
      await this.repository.setVersion(newId());
      if ((await this.repository.roles()).length) return;
      for (const [place, { key, name, grants }] of ROLE_TEMPLATES.entries()) {
        await this.repository.addRole({ code: key, name: { ...name }, grants, place, createdAt: this.clock.now() });
      }
    });
  }
}
