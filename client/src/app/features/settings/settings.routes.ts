import { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./settings-page').then((file) => file.SettingsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      { path: 'profile', loadComponent: () => import('./profile').then((file) => file.Profile) },
      { path: 'look', loadComponent: () => import('./look').then((file) => file.Look) },
      { path: 'shortcuts', loadComponent: () => import('./shortcut-settings').then((file) => file.ShortcutSettings) },
    ],
  },
];
