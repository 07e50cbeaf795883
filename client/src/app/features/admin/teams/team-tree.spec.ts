import type { TeamView } from '@tideboard/contracts';
import { moveTargets, teamTree, TOP } from './team-tree';

const team = (id: string, ...above: string[]): TeamView => ({ id, name: id, parentId: above.at(-1) ?? null, path: [...above, id], members: 0 });
const teams = [team('a'), team('b', 'a'), team('c', 'a', 'b'), team('d')];

describe('tree of teams', () => {
  it('puts each team under the one above it, and an orphan at the top', () => {
    const tree = teamTree([...teams, team('e', 'unknown')]);
    expect(tree.map((node) => node.team.id)).toEqual(['a', 'd', 'e']);
    expect(tree[0]?.children[0]?.children[0]?.team.id).toBe('c');
  });

  it('lists itself, those below and its present place with the reason against them', () => {
    const targets = moveTargets(teams[1]!, teams, { top: 'top', below: 'below', present: 'here' });
    expect(targets.map(({ value, refused }) => `${value} ${refused ?? 'ok'}`)).toEqual([`${TOP} ok`, 'a here', 'b below', 'c below', 'd ok']);
  });
});
