import type { RoleView, UserView } from '@tideboard/contracts';

export interface UserFilter {
  readonly text: string;
  readonly withInactive: boolean;
}

/** Users that the filter lets through, those in use first, by name. */
export function filterUsers(users: readonly UserView[], { text, withInactive }: UserFilter, locale: string): readonly UserView[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  const holds = (word: string | null): boolean => (word ?? '').normalize('NFKC').toLowerCase().includes(wanted);
  return users
    .filter(({ active }) => withInactive || active)
    .filter(({ name, login, teamName }) => !wanted || [name, login, teamName].some(holds))
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, locale));
}

/** Names of roles in the order of the roles; a role that is unknown here shows its key. */
export function roleNames(keys: readonly string[], roles: readonly RoleView[], nameOf: (role: RoleView) => string): readonly string[] {
  const known = roles.filter(({ key }) => keys.includes(key)).map(nameOf);
  const unknown = keys.filter((key) => !roles.some((role) => role.key === key));
  return [...known, ...unknown];
}
