import type { CardFace } from './card-face';

/** Where a card was counted before a change, so that open columns sum without asking again. */
export interface Placed {
  readonly column: string;
  readonly amount: number | null;
  readonly currency: string;
}

export type CardChange =
  | { readonly type: 'card'; readonly card: CardFace; readonly before: Placed | null }
  | { readonly type: 'gone'; readonly cardId: string; readonly before: Placed | null };

/**
 * One committed unit as one board hears it: it covers seq `from`..`to`. Who may not see the cards gets the same
 * numbers with no changes. A bulk unit names the cards only; the client asks for what it shows.
 */
export interface BoardMessage {
  readonly boardId: string;
  readonly from: number;
  readonly to: number;
  readonly changes: CardChange[];
  readonly cardIds?: string[];
  readonly actor: { readonly id: string; readonly name: string } | null;
  /** Type of the event that caused it, such as `card.moved`; empty for who may not see it. */
  readonly event: string;
}
