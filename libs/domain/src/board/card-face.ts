/** A node that is being worked on, as a card shows it. */
export interface ActiveNode {
  readonly node: string;
  readonly attempt: number;
  readonly stage: string;
  /** Owners who have confirmed, of all owners. */
  readonly done: number;
  readonly of: number;
}

export type BlockKind = 'internal' | 'customer' | 'other_card';

/** A person's word that a card can't go on; an overlay, so the state under it is not lost. */
export interface Block {
  readonly reason: string;
  readonly kind: BlockKind;
  /** Instant, ISO 8601. */
  readonly since: string;
  readonly by: string;
  /** Calendar date or null. */
  readonly until: string | null;
}

export interface NextAction {
  readonly text: string;
  /** Calendar date or null. */
  readonly on: string | null;
}

export type CardState = 'open' | 'won' | 'completed' | 'lost' | 'suspended';

/** Everything a card shows on a board; the one shape of replies, windows and live messages. Money in minor units. */
export interface CardFace {
  readonly id: string;
  /** The number people say, such as `OPP-1042`. */
  readonly no: string;
  readonly boardId: string;
  readonly title: string;
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** Minor units, or null when unknown or not for the reader. */
  readonly amount: number | null;
  readonly currency: string;
  /** Calendar date of the expected close, or null. */
  readonly due: string | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly teamId: string | null;
  readonly state: CardState;
  /** Column in which the card stands: a stage key, an outcome, `pool` or `archived`. */
  readonly column: string;
  readonly rank: string;
  readonly active: ActiveNode[];
  /** Stages in which a parallel node of the card is active beside its own column. */
  readonly ghosts: string[];
  readonly tags: string[];
  readonly nextAction: NextAction | null;
  readonly comments: number;
  readonly block: Block | null;
  /** Instant of the last status update or follow-up; idleness counts from here. */
  readonly touchedAt: string;
  /** Instant at which the card returns to the pool, or null. */
  readonly expiresAt: string | null;
  /** Guards edits of fields only. */
  readonly version: number;
}

/** Columns off the board. */
export const POOL_COLUMN = 'pool';
export const ARCHIVED_COLUMN = 'archived';
/** Columns of ended cards, docked right. */
export { OUTCOME_COLUMNS } from '@tideboard/flow';
