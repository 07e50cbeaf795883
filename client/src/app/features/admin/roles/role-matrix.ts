import type { RoleView, UserView } from '@tideboard/contracts';
import { BOARD_KINDS, BoardKind, CARD_VERBS, cardAction, CardVerb, GLOBAL_ACTIONS, GlobalAction, Grants, Scope, SCOPES } from '@tideboard/domain';
import type { TextKey } from '../../../core/i18n/texts';

export type MatrixGroup = BoardKind | 'other';
export const matrixGroups: readonly MatrixGroup[] = [...BOARD_KINDS, 'other'];

/** A column of the matrix. */
export interface MatrixAction {
  readonly action: string;
  readonly label: TextKey;
}

const globalTexts: Readonly<Record<GlobalAction, TextKey>> = {
  'customer.view': 'admin.action.customerView',
  'customer.edit': 'admin.action.customerEdit',
  'settings.boards': 'admin.action.settingsBoards',
  'settings.users': 'admin.action.settingsUsers',
  'settings.teams': 'admin.action.settingsTeams',
  'settings.roles': 'admin.action.settingsRoles',
  'settings.pools': 'admin.action.settingsPools',
  'settings.jobs': 'admin.action.settingsJobs',
};

export function actionsOf(group: MatrixGroup): readonly MatrixAction[] {
  if (group === 'other') return GLOBAL_ACTIONS.map((action) => ({ action, label: globalTexts[action] }));
  return CARD_VERBS.map((verb: CardVerb) => ({ action: cardAction(group, verb), label: `admin.verb.${verb}` as const }));
}

/** Scopes that mean something for the group: what is not about a card is held for everything or not at all. */
export function scopesOf(group: MatrixGroup): readonly Scope[] {
  return group === 'other' ? ['all'] : SCOPES;
}

export type MatrixDraft = Readonly<Record<string, Grants>>;

export function draftOf(roles: readonly RoleView[]): MatrixDraft {
  return Object.fromEntries(roles.map(({ key, grants }) => [key, grants]));
}

/** With the scope added or taken away. "All" holds every other scope, so it stands alone. */
export function toggleScope(grants: Grants, action: string, scope: Scope): Grants {
  const held = grants[action] ?? [];
  const next = held.includes(scope)
    ? held.filter((one) => one !== scope)
    : scope === 'all'
      ? [scope]
      : SCOPES.filter((one) => one !== 'all' && (one === scope || held.includes(one)));
  const { [action]: _before, ...rest } = grants;
  return next.length ? { ...rest, [action]: next } : rest;
}

export function isChanged(role: RoleView, grants: Grants | undefined, action: string): boolean {
  const sorted = (scopes: readonly Scope[] | undefined): string => [...(scopes ?? [])].sort().join();
  return sorted(role.grants[action]) !== sorted((grants ?? role.grants)[action]);
}

/** Every changed cell, and the roles they belong to. */
export function changesOf(roles: readonly RoleView[], draft: MatrixDraft): { readonly cells: number; readonly roles: readonly string[] } {
  const changed = roles.map((role) => {
    const actions = new Set([...Object.keys(role.grants), ...Object.keys(draft[role.key] ?? {})]);
    return { key: role.key, cells: [...actions].filter((action) => isChanged(role, draft[role.key], action)).length };
  });
  return {
    cells: changed.reduce((sum, { cells }) => sum + cells, 0),
    roles: changed.filter(({ cells }) => cells > 0).map(({ key }) => key),
  };
}

/** How many people hold one of the roles, each counted once where the people are known. */
export function peopleTouched(keys: readonly string[], roles: readonly RoleView[], users: readonly UserView[]): number {
  if (users.length) return users.filter((user) => user.active && user.roles.some((role) => keys.includes(role))).length;
  return roles.filter(({ key }) => keys.includes(key)).reduce((sum, { members }) => sum + members, 0);
}

/** One line of the preview: actions that reach equally far. */
export interface PreviewLine {
  readonly scopes: readonly Scope[];
  readonly labels: readonly TextKey[];
}

export interface PreviewGroup {
  readonly group: MatrixGroup;
  readonly lines: readonly PreviewLine[];
}

/** What grants come to, kind by kind; kinds without any right are left out. */
export function previewOf(grants: Grants): readonly PreviewGroup[] {
  return matrixGroups.flatMap((group): PreviewGroup[] => {
    const lines = new Map<string, { scopes: readonly Scope[]; labels: TextKey[] }>();
    for (const { action, label } of actionsOf(group)) {
      const scopes = SCOPES.filter((scope) => grants[action]?.includes(scope));
      if (!scopes.length) continue;
      const line = lines.get(scopes.join()) ?? { scopes, labels: [] };
      line.labels.push(label);
      lines.set(scopes.join(), line);
    }
    return lines.size ? [{ group, lines: [...lines.values()] }] : [];
  });
}
