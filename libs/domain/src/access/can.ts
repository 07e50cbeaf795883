import type { Action } from './actions';
import type { Actor, Guarded, Scope } from './scope';

const NO_SCOPES: readonly Scope[] = [];

/** Scopes in which the actor holds the action, widest reading first: `all` makes the others pointless. */
export function scopesOf(actor: Actor, action: Action): readonly Scope[] {
  const scopes = actor.grants[action] ?? NO_SCOPES;
  return scopes.includes('all') ? ['all'] : scopes;
}

/** Whether the actor holds the action anywhere at all: decides about menus and routes, never about a record. */
export function mayEver(actor: Actor, action: Action): boolean {
  return scopesOf(actor, action).length > 0;
}

/** Whether the actor may do this to this record. */
export function can(actor: Actor, action: Action, record: Guarded): boolean {
  return scopesOf(actor, action).some((scope) => covers(scope, actor, record));
}

/** Whether one scope of the actor reaches the record. A pooled record has no owner, so own and team never reach it. */
export function covers(scope: Scope, actor: Actor, record: Guarded): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'own':
      return !record.inPool && record.ownerId === actor.id;
    case 'team':
      return !record.inPool && actor.teamId !== null && record.teamPath.includes(actor.teamId);
    case 'participant':
      return record.participantIds.includes(actor.id);
    case 'pool':
      return record.inPool;
  }
}

/**
 * The same grants read as index ranges for a list: each entry is one range that the database can walk,
 * and a record is visible iff at least one range holds it. A property test says that this agrees with {@link can}.
 */
export type ScopeRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'owner'; readonly userId: string }
  | { readonly kind: 'team'; readonly teamId: string }
  | { readonly kind: 'participant'; readonly userId: string }
  | { readonly kind: 'pool' };

export function scopeWhere(actor: Actor, action: Action): readonly ScopeRange[] {
  return scopesOf(actor, action).flatMap((scope): ScopeRange[] => {
    switch (scope) {
      case 'all':
        return [{ kind: 'all' }];
      case 'own':
        return [{ kind: 'owner', userId: actor.id }];
      case 'team':
        return actor.teamId === null ? [] : [{ kind: 'team', teamId: actor.teamId }];
      case 'participant':
        return [{ kind: 'participant', userId: actor.id }];
      case 'pool':
        return [{ kind: 'pool' }];
    }
  });
}

/** The list reading of one record, for tests and for filtering in memory. */
export function inRange(range: ScopeRange, record: Guarded): boolean {
  switch (range.kind) {
    case 'all':
      return true;
    case 'owner':
      return !record.inPool && record.ownerId === range.userId;
    case 'team':
      return !record.inPool && record.teamPath.includes(range.teamId);
    case 'participant':
      return record.participantIds.includes(range.userId);
    case 'pool':
      return record.inPool;
  }
}
