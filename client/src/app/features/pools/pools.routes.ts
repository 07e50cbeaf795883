import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./pools-page').then((file) => file.PoolsPage) },
  { path: ':key', loadComponent: () => import('./pool-page').then((file) => file.PoolPage) },
];
