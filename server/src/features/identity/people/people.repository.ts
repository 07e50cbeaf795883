import { Injectable } from '@nestjs/common';
import { Database, marks } from '../../../platform/database/database';
import type { DirectoryContent } from './directory';
import { OrganisationRow } from './organisation.entity';
import { RoleRow } from './role.entity';
import { TeamRow } from './team.entity';
import { UserRoleRow, UserRow } from './user.entity';

export const ORGANISATION_ID = 'organisation';

/** Every query about people, teams, roles and the organisation. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly db: Database) {}

  async version(): Promise<string> {
    const row = await this.db.one<{ version: string }>('SELECT people_version AS version FROM organisation WHERE id = ?', [ORGANISATION_ID]);
    return row?.version ?? '';
  }

  /** The version is read first: what changes meanwhile only looks older than it is. */
  async content(): Promise<DirectoryContent> {
    const organisation = await this.organisation();
    const people = await this.db.query<{ id: string; name: string; team_id: string | null; active: number }>(
      'SELECT id, name, team_id, active FROM app_user ORDER BY name, id',
    );
    const holders = await this.db.query<{ userId: string; role: string }>('SELECT user_id AS userId, role_code AS role FROM user_role');
    const teams = await this.teams();
    const roles = await this.roles();
    return {
      version: organisation?.peopleVersion ?? '',
      organisation: {
        name: organisation?.name ?? '',
        currency: organisation?.currency ?? 'CNY',
        timeZone: organisation?.timeZone ?? 'UTC',
      },
      people: people.map(({ id, name, team_id, active }) => ({ id, name, teamId: team_id, active: Boolean(active) })),
      teams: teams.map(({ id, name, parentId, path }) => ({ id, name, parentId, path: path.split('/').filter(Boolean) })),
      roles: roles.map(({ code, name, grants }) => ({ key: code, name, grants })),
      holders,
    };
  }

  organisation(): Promise<OrganisationRow | null> {
    return this.db.repository(OrganisationRow).findOneBy({ id: ORGANISATION_ID });
  }

  async addOrganisation(row: OrganisationRow): Promise<void> {
    await this.db.execute(
      `${this.db.insertIgnore} INTO organisation (id, name, currency, time_zone, people_version) VALUES (?, ?, ?, ?, ?)`,
      [row.id, row.name, row.currency, row.timeZone, row.peopleVersion],
    );
  }

  async renameOrganisation(name: string): Promise<void> {
    await this.db.repository(OrganisationRow).update({ id: ORGANISATION_ID }, { name });
  }

  /** Takes the organisation's row for the rest of the unit: changes of people come one after another. */
  async setVersion(version: string): Promise<void> {
    await this.db.repository(OrganisationRow).update({ id: ORGANISATION_ID }, { peopleVersion: version });
  }

  async countUsers(): Promise<number> {
    return (await this.db.one<{ n: number }>('SELECT COUNT(*) AS n FROM app_user'))?.n ?? 0;
  }

  users(): Promise<UserRow[]> {
    return this.db.repository(UserRow).find({ order: { name: 'ASC', id: 'ASC' } });
  }

  user(id: string): Promise<UserRow | null> {
    return this.db.repository(UserRow).findOneBy({ id });
  }

  userByLogin(login: string): Promise<UserRow | null> {
    return this.db.repository(UserRow).findOneBy({ login });
  }

  async idsByLogin(logins: readonly string[]): Promise<Map<string, string>> {
    if (!logins.length) return new Map();
    const rows = await this.db.query<{ id: string; login: string }>(`SELECT id, login FROM app_user WHERE login IN (${marks(logins.length)})`, logins);
    return new Map(rows.map(({ id, login }) => [login, id]));
  }

  async addUser(row: UserRow): Promise<void> {
    await this.db.repository(UserRow).insert(row);
  }

  async changeUser(id: string, change: Partial<UserRow>): Promise<void> {
    if (Object.keys(change).length) await this.db.repository(UserRow).update({ id }, change);
  }

  async rolesOfUsers(): Promise<Map<string, string[]>> {
    const rows = await this.db.query<{ userId: string; role: string }>(
      'SELECT ur.user_id AS userId, ur.role_code AS role FROM user_role ur JOIN role r ON r.code = ur.role_code ORDER BY r.place, r.code',
    );
    const byUser = new Map<string, string[]>();
    for (const { userId, role } of rows) byUser.set(userId, [...(byUser.get(userId) ?? []), role]);
    return byUser;
  }

  async setRoles(userId: string, roles: readonly string[]): Promise<void> {
    const held = this.db.repository(UserRoleRow);
    await held.delete({ user_id: userId });
    if (roles.length) await held.insert([...new Set(roles)].map((role_code) => ({ user_id: userId, role_code })));
  }

  teams(): Promise<TeamRow[]> {
    return this.db.repository(TeamRow).find({ order: { createdAt: 'ASC', id: 'ASC' } });
  }

  team(id: string): Promise<TeamRow | null> {
    return this.db.repository(TeamRow).findOneBy({ id });
  }

  async addTeam(row: TeamRow): Promise<void> {
    await this.db.repository(TeamRow).insert(row);
  }

  async changeTeam(id: string, change: Partial<TeamRow>): Promise<void> {
    if (Object.keys(change).length) await this.db.repository(TeamRow).update({ id }, change);
  }

  async removeTeam(id: string): Promise<void> {
    await this.db.repository(TeamRow).delete({ id });
  }

  async countMembers(teamId: string): Promise<number> {
    return (await this.db.one<{ n: number }>('SELECT COUNT(*) AS n FROM app_user WHERE team_id = ?', [teamId]))?.n ?? 0;
  }

  roles(): Promise<RoleRow[]> {
    return this.db.repository(RoleRow).find({ order: { place: 'ASC', code: 'ASC' } });
  }

  role(code: string): Promise<RoleRow | null> {
    return this.db.repository(RoleRow).findOneBy({ code });
  }

  async addRole(row: RoleRow): Promise<void> {
    await this.db.repository(RoleRow).insert(row);
  }

  async changeRole(code: string, change: Partial<RoleRow>): Promise<void> {
    if (Object.keys(change).length) await this.db.repository(RoleRow).update({ code }, change as object);
  }

  async removeRole(code: string): Promise<void> {
    await this.db.repository(RoleRow).delete({ code });
  }

  async holdersOf(role: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>('SELECT user_id AS id FROM user_role WHERE role_code = ?', [role]);
    return rows.map(({ id }) => id);
  }
}
