import { inject } from '@angular/core';
import { Routes } from '@angular/router';
import { Session } from '../../core/session/session';
import { permitted } from '../../core/session/session.guards';
import { adminAreas } from './admin-areas';
import { leaveGuard } from './form/leave-guard';
import { People } from './people.store';

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./admin-page').then((file) => file.AdminPage),
    providers: [People],
    children: [
      { path: '', pathMatch: 'full', redirectTo: () => firstArea() },
      {
        path: 'users',
        canMatch: [permitted('settings.users')],
        children: [
          { path: '', loadComponent: () => import('./users/users-page').then((file) => file.UsersPage) },
          { path: ':id', canDeactivate: [leaveGuard], loadComponent: () => import('./users/user-form').then((file) => file.UserForm) },
        ],
      },
      {
        path: 'teams',
        canMatch: [permitted('settings.teams')],
        loadComponent: () => import('./teams/teams-page').then((file) => file.TeamsPage),
      },
      {
        path: 'roles',
        canMatch: [permitted('settings.roles')],
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./roles/roles-page').then((file) => file.RolesPage),
      },
      {
        path: 'pools',
        canMatch: [permitted('settings.pools')],
        canDeactivate: [leaveGuard],
        loadComponent: () => import('./pools/pools-page').then((file) => file.PoolsPage),
      },
      {
        path: 'jobs',
        canMatch: [permitted('settings.jobs')],
        loadComponent: () => import('./jobs/jobs-page').then((file) => file.JobsPage),
      },
    ],
  },
];

function firstArea(): string {
  const session = inject(Session);
  return adminAreas.find(({ action }) => session.can(action))?.link ?? '/';
}
