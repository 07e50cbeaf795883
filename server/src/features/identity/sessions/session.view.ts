import { Inject, Injectable } from '@nestjs/common';
import type { SessionView } from '@tideboard/contracts';
import { type Actor, BOARD_KINDS, cardAction, mayEver } from '@tideboard/domain';
import type { AppConfig } from '../../../config/app-config';
import { CONFIG } from '../../../config/config.token';
import { Clock, iso } from '../../../platform/clock';
import type { Recognised } from '../../../platform/http/access';
import type { Directory } from '../people/directory';
import { DEMO_PASSWORD } from '../people/passwords';
import { People } from '../people/people';
import { PeopleRepository } from '../people/people.repository';
import { DEMO_PEOPLE } from '../start/demo-people';

type DemoLogins = NonNullable<SessionView['demoLogins']>;

/** What the client knows of its session, also where there is none. */
@Injectable()
export class SessionViews {
  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly people: People,
    private readonly repository: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  async of(recognised: Recognised | null): Promise<SessionView> {
    const directory = await this.people.directory();
    const demo = this.config.seed === 'demo' && !this.config.production;
    return {
      user: recognised && (await this.userView(recognised.actor, directory)),
      grants: Object.fromEntries(Object.entries(recognised?.actor.grants ?? {}).map(([action, scopes]) => [action, [...scopes]])),
      startPage: recognised ? startPageOf(recognised.actor) : '',
      csrfToken: recognised?.csrfToken ?? '',
      demo,
      ...(demo && !recognised ? { demoLogins: await this.demoLogins(directory) } : {}),
      needsSetup: directory.isEmpty,
      organisation: directory.organisation,
      serverTime: iso(this.clock.now()),
    };
  }

  private async userView(actor: Actor, directory: Directory): Promise<SessionView['user']> {
    const user = await this.repository.user(actor.id);
    if (!user) return null;
    const { id, login, name, teamId, locale, theme, density, mustChangePassword } = user;
    const roles = directory.rolesOf(id).flatMap((key) => directory.roleNamed(key) ?? []);
    return {
      id,
      login,
      name,
      teamId,
      teamName: directory.team(teamId)?.name ?? null,
      roles: roles.map((role) => ({ key: role.key, name: role.name })),
      locale,
      theme,
      density,
      mustChangePassword,
    };
  }

  private async demoLogins(directory: Directory): Promise<DemoLogins> {
    const ids = await this.repository.idsByLogin(DEMO_PEOPLE.people.map(({ login }) => login));
    return DEMO_PEOPLE.people.flatMap(({ login, name, roles }) => {
      const id = ids.get(login);
      const role = directory.roleNamed(roles[0]);
      return id && role && directory.byId(id)?.active ? [{ login, password: DEMO_PASSWORD, name, role: role.name }] : [];
    });
  }
}

/** Where somebody begins: at the boards, or where they can work if they see none. */
function startPageOf(actor: Actor): string {
  if (BOARD_KINDS.some((kind) => mayEver(actor, cardAction(kind, 'view')))) return '/boards';
  return mayEver(actor, 'settings.users') ? '/admin/users' : '/settings/profile';
}
