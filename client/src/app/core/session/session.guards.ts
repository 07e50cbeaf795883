import { inject } from '@angular/core';
import { CanActivateFn, CanMatchFn, Router } from '@angular/router';
import { Session } from './session';

/** Only for people who are logged in; others come back to the same address afterwards. */
export const signedInGuard: CanActivateFn = (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  if (session.needsSetup()) return router.parseUrl('/setup');
  const user = session.user();
  if (!user) return router.createUrlTree(['/login'], { queryParams: state.url === '/' ? {} : { back: state.url } });
  const mustChange = user.mustChangePassword && !state.url.startsWith('/settings/profile');
  return mustChange ? router.parseUrl('/settings/profile') : true;
};

export const signedOutGuard: CanActivateFn = (route) => {
  const session = inject(Session);
  const router = inject(Router);
  const isSetup = route.routeConfig?.path === 'setup';
  if (session.needsSetup() !== isSetup) return router.parseUrl(session.needsSetup() ? '/setup' : session.user() ? '/' : '/login');
  return session.user() ? router.parseUrl('/') : true;
};

/** Without one of the actions the address does not exist, as for anybody who mistypes it. */
export function permitted(...actions: string[]): CanMatchFn {
  return () => inject(Session).canAny(actions);
}

/** A path of this application to return to after login, never another site. */
export function safeBack(back: string | null | undefined): string {
  return back && /^\/(?![/\\])/.test(back) && !back.startsWith('/login') ? back : '/';
}
