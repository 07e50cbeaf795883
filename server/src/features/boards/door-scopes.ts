import { type Actor, type BoardKind, cardAction, mayEver, scopesOf, type ScopeRange, scopeWhere } from '@tideboard/domain';

/** A room of a board that a person sits in; masked = its twin without money. */
export interface DoorScope {
  readonly part: string;
  readonly masked: boolean;
}

/** The scope parts of the rooms in which a person hears of a board's cards. */
export function doorScopes(actor: Actor, kind: BoardKind): DoorScope[] {
  const reads = scopesOf(actor, cardAction(kind, 'amount'));
  const seen = scopeWhere(actor, cardAction(kind, 'view')).map((range) => ({
    part: partOf(range),
    masked: !reads.includes('all') && !reads.includes(scopeOf(range)),
  }));
  // Who may claim hears that something in the pool has changed, never what: the pool's page is for asking.
  const claims = mayEver(actor, cardAction(kind, 'claim'));
  return claims && seen.every(({ part }) => part !== 'pool') ? [...seen, { part: 'pool', masked: true }] : seen;
}

function partOf(range: ScopeRange): string {
  switch (range.kind) {
    case 'all':
      return 'all';
    case 'owner':
      return `o:${range.userId}`;
    case 'team':
      return `t:${range.teamId}`;
    case 'participant':
      return `p:${range.userId}`;
    case 'pool':
      return 'pool';
  }
}

function scopeOf(range: ScopeRange): 'all' | 'own' | 'team' | 'participant' | 'pool' {
  return range.kind === 'owner' ? 'own' : range.kind;
}
