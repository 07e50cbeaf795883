import { inject } from '@angular/core';
import { Routes } from '@angular/router';
import { Session } from './core/session/session';
import { permitted, signedInGuard, signedOutGuard } from './core/session/session.guards';
import { adminActions, boardActions, importActions, poolActions } from './shell/nav-items';

const notFound = () => import('./features/not-found/not-found').then((file) => file.NotFound);

export const routes: Routes = [
  { path: 'login', canActivate: [signedOutGuard], loadComponent: () => import('./features/identity/login').then((file) => file.Login) },
  { path: 'setup', canActivate: [signedOutGuard], loadComponent: () => import('./features/identity/setup').then((file) => file.Setup) },
  {
    path: '',
    canActivate: [signedInGuard],
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('./shell/shell').then((file) => file.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: () => inject(Session).startPage() },
      {
        path: 'admin',
        canMatch: [permitted(...adminActions)],
        loadChildren: () => import('./features/admin/admin.routes').then((file) => file.routes),
      },
      { path: 'boards', canMatch: [permitted(...boardActions)], loadChildren: () => import('./features/boards/boards.routes').then((file) => file.routes) },
      {
        path: 'cards/:no',
        canMatch: [permitted(...boardActions)],
        loadComponent: () => import('./features/boards/card/card-page').then((file) => file.CardPage),
      },
      {
        path: 'imports',
        canMatch: [permitted(...importActions)],
        loadChildren: () => import('./features/imports/imports.routes').then((file) => file.routes),
      },
      {
        path: 'pools',
        canMatch: [permitted(...poolActions)],
        loadChildren: () => import('./features/pools/pools.routes').then((file) => file.routes),
      },
      { path: 'settings', loadChildren: () => import('./features/settings/settings.routes').then((file) => file.routes) },
      { path: '**', loadComponent: notFound },
    ],
  },
];
