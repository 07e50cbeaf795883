import { Injectable } from '@nestjs/common';
import type { userChange, userCreate, UserView } from '@tideboard/contracts';
import type { z } from 'zod';
import { Clock, isoOrNull } from '../../../platform/clock';
import { NotFound, Refused } from '../../../platform/http/errors';
import { newId } from '../../../platform/ids';
import { foldLogin } from '../people/login-name';
import { Passwords } from '../people/passwords';
import { PeopleChange } from '../people/people-change';
import { PeopleRepository } from '../people/people.repository';
import type { UserRow } from '../people/user.entity';
import { UserMoved } from '../people/user-moved';
import { LoginBrake } from '../sessions/login-brake';
import { SessionRepository } from '../sessions/session.repository';
import { refuseField } from './refuse-field';

const LONGEST_LOGIN = 120;
type Change = z.infer<typeof userChange>;

@Injectable()
export class Users {
  constructor(
    private readonly change: PeopleChange,
    private readonly repository: PeopleRepository,
    private readonly sessions: SessionRepository,
    private readonly brake: LoginBrake,
    private readonly passwords: Passwords,
    private readonly moved: UserMoved,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<UserView[]> {
    const teams = new Map((await this.repository.teams()).map(({ id, name }) => [id, name]));
    const roles = await this.repository.rolesOfUsers();
    return (await this.repository.users()).map((user) => viewOf(user, teams, roles.get(user.id) ?? []));
  }

  /** The password is the administrator's choice, so the person has to choose another one at the first login. */
  async create({ login, name, password, teamId, roles }: z.infer<typeof userCreate>): Promise<UserView> {
    this.passwords.refuseWeak(password);
    const passwordHash = await this.passwords.hash(password);
    const id = newId();
    await this.change.run(async () => {
      await this.refuseUnknown(teamId, roles);
      const folded = foldLogin(login);
      if (!folded || folded.length > LONGEST_LOGIN) refuseField('login', 'too_long', 'no usable login name');
      if (await this.repository.userByLogin(folded)) throw new Refused('login_taken', { status: 409, params: { login: folded } });
      await this.repository.addUser({
        id,
        login: folded,
        name,
        passwordHash,
        teamId,
        active: true,
        locale: null,
        theme: null,
        density: null,
        mustChangePassword: true,
        createdAt: this.clock.now(),
        lastSeenAt: null,
      });
      await this.repository.setRoles(id, roles);
    });
    return this.view(id);
  }

  /** A new password or a deactivation ends every session of the person. */
  async update(id: string, change: Change): Promise<UserView> {
    if (change.password !== undefined) this.passwords.refuseWeak(change.password);
    const passwordHash = change.password === undefined ? null : await this.passwords.hash(change.password);
    await this.change.run(async ({ rights }) => {
      const user = await this.repository.user(id);
      if (!user) throw new NotFound();
      await this.refuseUnknown(change.teamId ?? null, change.roles ?? []);
      const { name, teamId, active } = change;
      await this.repository.changeUser(id, {
        ...(name === undefined ? {} : { name }),
        ...(teamId === undefined ? {} : { teamId }),
        ...(active === undefined ? {} : { active }),
        ...(passwordHash === null ? {} : { passwordHash, mustChangePassword: true }),
      });
      if (change.roles) await this.repository.setRoles(id, change.roles);
      if (passwordHash !== null || active === false) await this.sessions.endAllOf(id);
      if (passwordHash !== null) await this.brake.release(user.login);
      if (teamId !== undefined && teamId !== user.teamId) await this.moved.happened(id, teamId);
      rights.add(id);
    });
    return this.view(id);
  }

  private async refuseUnknown(teamId: string | null, roles: readonly string[]): Promise<void> {
    if (teamId !== null && !(await this.repository.team(teamId))) refuseField('teamId', 'unknown', 'no such team');
    const known = new Set((await this.repository.roles()).map(({ code }) => code));
    if (roles.some((role) => !known.has(role))) refuseField('roles', 'unknown', 'no such role');
  }

  private async view(id: string): Promise<UserView> {
    const user = await this.repository.user(id);
    if (!user) throw new NotFound();
    const team = user.teamId === null ? null : await this.repository.team(user.teamId);
    const roles = (await this.repository.rolesOfUsers()).get(id) ?? [];
    return viewOf(user, new Map(team ? [[team.id, team.name]] : []), roles);
  }
}

function viewOf({ id, login, name, teamId, active, lastSeenAt }: UserRow, teams: ReadonlyMap<string, string>, roles: readonly string[]): UserView {
  const teamName = teamId === null ? null : (teams.get(teamId) ?? null);
  return { id, login, name, teamId, teamName, roles: [...roles], active, lastSeenAt: isoOrNull(lastSeenAt) };
}
