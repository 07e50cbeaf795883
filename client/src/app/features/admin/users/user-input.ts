import type { UserView } from '@tideboard/contracts';
import type { UserChange, UserCreate } from '../people.store';

export interface UserInput {
  readonly name: string;
  readonly login: string;
  readonly teamId: string | null;
  readonly roles: readonly string[];
  /** Empty keeps the one there is. */
  readonly password: string;
}

export function inputOf(user: UserView | null): UserInput {
  return {
    name: user?.name ?? '',
    login: user?.login ?? '',
    teamId: user?.teamId ?? null,
    roles: [...(user?.roles ?? [])].sort(),
    password: '',
  };
}

export function createOf({ name, login, teamId, roles, password }: UserInput): UserCreate {
  return { name: name.trim(), login: login.trim(), teamId, roles: [...roles], password };
}

/** Only what differs, so that two administrators do not undo each other's changes. */
export function changeOf(before: UserInput, after: UserInput): UserChange {
  const sameRoles = [...before.roles].sort().join() === [...after.roles].sort().join();
  return {
    ...(before.name === after.name.trim() ? {} : { name: after.name.trim() }),
    ...(before.teamId === after.teamId ? {} : { teamId: after.teamId }),
    ...(sameRoles ? {} : { roles: [...after.roles] }),
    ...(after.password === '' ? {} : { password: after.password }),
  };
}
