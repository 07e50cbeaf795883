/** How far a grant reaches. `pool` means records that wait in a public pool. */
export type Scope = 'own' | 'team' | 'pool' | 'participant' | 'all';

export const SCOPES: readonly Scope[] = ['own', 'team', 'pool', 'participant', 'all'];

/** What the access table says of one role: action key to scopes. Data, edited by an administrator. */
export type Grants = Readonly<Record<string, readonly Scope[]>>;

/** The person who acts, with the grants of all their roles merged. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly roles: readonly string[];
  readonly grants: Grants;
}

/** The facts of one record that decide who may touch it. */
export interface Guarded {
  readonly ownerId: string | null;
  /** Team of the owner and every team above it, nearest last. */
  readonly teamPath: readonly string[];
  readonly participantIds: readonly string[];
  readonly inPool: boolean;
}

/** Merges the grants of several roles: the union of scopes, action by action. */
export function mergeGrants(roles: readonly Grants[]): Grants {
  const merged: Record<string, Scope[]> = {};
  for (const grants of roles) {
    for (const [action, scopes] of Object.entries(grants)) {
      const held = (merged[action] ??= []);
      for (const scope of scopes) if (!held.includes(scope)) held.push(scope);
    }
  }
  return merged;
}
