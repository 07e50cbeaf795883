import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./list/board-list').then((file) => file.BoardList) },
  {
    path: ':key',
    loadComponent: () => import('./board/board-page').then((file) => file.BoardPage),
    children: [{ path: 'cards/:no', loadComponent: () => import('./card/card-drawer').then((file) => file.CardDrawer) }],
  },
];
