import type { CardChange } from '@tideboard/domain';

export interface NewEvent {
  readonly type: string;
  readonly cardId: string;
  readonly payload: Record<string, unknown>;
}

/** A card's change with the scope parts of its rooms before and after, computed under the card's lock. */
export interface AddressedChange {
  readonly change: CardChange;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What one unit has to say on one board. */
export interface BoardNews {
  readonly boardId: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly events: NewEvent[];
  readonly changes: AddressedChange[];
}

/** News that gets its numbers when the unit ends; read them after `UnitOfWork.run` has returned. */
export interface Announcement {
  from: number;
  to: number;
}

export function cardOf(change: CardChange): string {
  return change.type === 'card' ? change.card.id : change.cardId;
}

export function union(...lists: (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}
