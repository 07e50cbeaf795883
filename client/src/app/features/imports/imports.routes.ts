import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./imports-page').then((file) => file.ImportsPage) },
  { path: 'new', loadComponent: () => import('./new-import').then((file) => file.NewImport) },
  { path: ':id', loadComponent: () => import('./import-page').then((file) => file.ImportPage) },
];
