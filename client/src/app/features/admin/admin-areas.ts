import type { TextKey } from '../../core/i18n/texts';

/** The pages of the administration, and the right that each needs. */
export const adminAreas: readonly { readonly link: string; readonly label: TextKey; readonly action: string }[] = [
  { link: 'users', label: 'admin.users.title', action: 'settings.users' },
  { link: 'teams', label: 'admin.teams.title', action: 'settings.teams' },
  { link: 'roles', label: 'admin.roles.title', action: 'settings.roles' },
  { link: 'pools', label: 'admin.pools.title', action: 'settings.pools' },
  { link: 'jobs', label: 'admin.jobs.title', action: 'settings.jobs' },
];
