import type { TeamView } from '@tideboard/contracts';
import type { PickerOption } from '../../../ui/picker/option-list';

export interface TeamNode {
  readonly team: TeamView;
  readonly children: readonly TeamNode[];
}

/** The teams as a tree; one whose parent is not in the list stands at the top. */
export function teamTree(teams: readonly TeamView[]): readonly TeamNode[] {
  const known = new Set(teams.map(({ id }) => id));
  const build = (parentId: string | null): TeamNode[] =>
    teams
      .filter((team) => (team.parentId !== null && known.has(team.parentId) ? team.parentId : null) === parentId)
      .map((team) => ({ team, children: build(team.id) }));
  return build(null);
}

/** Whether `team` is `above` or stands somewhere below it. */
export function isWithin(team: TeamView, above: string): boolean {
  return team.path.includes(above);
}

/** Teams to choose from, each with the names of those above it. */
export function teamOptions(teams: readonly TeamView[]): readonly PickerOption[] {
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return teams.map(({ id, name, path }) => {
    const above = path.filter((one) => one !== id).map((one) => names.get(one) ?? '');
    return above.length ? { value: id, label: name, hint: above.join(' / ') } : { value: id, label: name };
  });
}

/** What stands for "no team above" where a value is needed. */
export const TOP = 'top';

/** Places that a team may be moved to; those below itself are listed with the reason against them. */
export function moveTargets(
  moved: TeamView,
  teams: readonly TeamView[],
  words: { readonly top: string; readonly below: string; readonly present: string },
): readonly PickerOption[] {
  const top: PickerOption = { value: TOP, label: words.top };
  const places = teamOptions(teams).map((option): PickerOption => {
    const team = teams.find(({ id }) => id === option.value);
    if (team && isWithin(team, moved.id)) return { ...option, refused: words.below };
    return option.value === moved.parentId ? { ...option, refused: words.present } : option;
  });
  return [moved.parentId === null ? { ...top, refused: words.present } : top, ...places];
}
