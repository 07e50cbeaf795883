import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { roleChange, roleCreate, RoleView, teamChange, teamCreate, TeamView, userChange, userCreate, UserView } from '@tideboard/contracts';
import type { z } from 'zod';
import { Api } from '../../core/api/api';
import { Session } from '../../core/session/session';

export type UserCreate = z.infer<typeof userCreate>;
export type UserChange = z.infer<typeof userChange>;

/** Users, teams and roles, as far as the administrator may see them. Every write reads again what it changed. */
@Injectable()
export class People {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly users = httpResource<UserView[]>(() => this.pathFor('settings.users', '/api/admin/users'));
  readonly teams = httpResource<TeamView[]>(() => this.pathFor('settings.teams', '/api/admin/teams'));
  readonly roles = httpResource<RoleView[]>(() => this.pathFor('settings.roles', '/api/admin/roles'));
  readonly userList = computed(() => (this.users.hasValue() ? this.users.value() : []));
  readonly teamList = computed(() => (this.teams.hasValue() ? this.teams.value() : []));
  readonly roleList = computed(() => (this.roles.hasValue() ? this.roles.value() : []));

  async createUser(user: UserCreate): Promise<UserView> {
    const created = await this.api.post<UserView>('/admin/users', user);
    this.reloadAll();
    return created;
  }

  async changeUser(id: string, change: UserChange): Promise<UserView> {
    const changed = await this.api.patch<UserView>(`/admin/users/${id}`, change);
    this.reloadAll();
    return changed;
  }

  async createTeam(team: z.infer<typeof teamCreate>): Promise<void> {
    await this.api.post('/admin/teams', team);
    this.teams.reload();
  }

  async changeTeam(id: string, change: z.infer<typeof teamChange>): Promise<void> {
    await this.api.patch(`/admin/teams/${id}`, change);
    this.teams.reload();
    this.users.reload();
  }

  async removeTeam(id: string): Promise<void> {
    await this.api.delete(`/admin/teams/${id}`);
    this.teams.reload();
  }

  async createRole(role: z.infer<typeof roleCreate>): Promise<void> {
    await this.api.post('/admin/roles', role);
    this.roles.reload();
  }

  async changeRole(key: string, change: z.infer<typeof roleChange>): Promise<void> {
    const changed = await this.api.patch<RoleView>(`/admin/roles/${key}`, change);
    this.roles.update((roles) => roles?.map((role) => (role.key === key ? changed : role)));
  }

  async removeRole(key: string): Promise<void> {
    await this.api.delete(`/admin/roles/${key}`);
    this.roles.reload();
  }

  private reloadAll(): void {
    for (const resource of [this.users, this.teams, this.roles]) resource.reload();
  }

  private pathFor(action: string, path: string): string | undefined {
    return this.session.can(action) ? path : undefined;
  }
}
