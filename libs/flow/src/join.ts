import type { PlanNode } from './plan';
import type { Token } from './run';

/** What a join says about its inputs. `reduced`: it fired although its count can no longer be reached. */
export type JoinState = 'waiting' | 'fires' | 'reduced' | 'dead';

/** Reads the token of an edge; undefined while it waits. */
export type TokenReader = (edge: string) => Token | undefined;

/** Judges a join by the tokens of its inputs alone (docs/flow.md 3). */
export function joinState(node: PlanNode, read: TokenReader): JoinState {
  let satisfied = 0;
  let waiting = 0;
  for (const edge of node.ins) {
    const token = read(edge.key);
    if (token === 1) satisfied += 1;
    else if (token === undefined) waiting += 1;
  }
  const rest = waiting > 0 ? 'waiting' : satisfied > 0 ? 'fires' : 'dead';
  switch (node.join.mode) {
    case 'all':
      return rest;
    case 'any':
      return satisfied > 0 ? 'fires' : rest;
    case 'count':
      if (satisfied >= node.join.k) return 'fires';
      if (satisfied + waiting >= node.join.k) return 'waiting';
      return rest === 'fires' ? 'reduced' : rest;
  }
}
