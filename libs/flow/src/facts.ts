import type { CardState } from './run';

/** What the engine may know about the world besides the run. Gathered by the caller; plain JSON. */
export interface Facts {
  /** Fields of the card's subject: amount (minor units), currency, customerId, margin … */
  fields: Record<string, unknown>;
  /** Owner of the card; null while it is in a pool or unassigned. */
  owner: string | null;
  /** Who holds which role on this card. */
  roleHolders: Record<string, string[]>;
  teamLead: string | null;
  /** Whether the actor's rights over this very card include acting for others (besides `Actor.mayOverride`). */
  canOverride?: boolean;
  /** Whether the card is in a pool: node commands are refused then, except under the lost marker. */
  inPool?: boolean;
  /** Cards standing in each stage now, for stages with a work limit. */
  wip?: Record<string, number>;
  /** State of the card that a node has started, by node key. */
  linked?: Record<string, CardState>;
}

/** Who acts. */
export interface Actor {
  id: string;
  /** Role keys, of the organisation or of the template. */
  roles: string[];
  /** Users the actor may stand in for. */
  delegations: string[];
  /** Whether the actor may act for any owner, pass barriers and waive criteria, each time with a reason. */
  mayOverride?: boolean;
}

/** Who and when: the engine has neither clock nor session. */
export interface Context {
  /** Instant, ISO 8601 UTC. */
  at: string;
  actor: Actor;
}
