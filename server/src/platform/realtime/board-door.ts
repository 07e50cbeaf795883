import type { Actor } from '@tideboard/domain';

/** Says which rooms of a board a person may sit in. Provided by the boards feature. */
export abstract class BoardDoor {
  /** Scope parts of the rooms, with the twin's suffix where amounts are not for them; null = the board is not there for them. */
  abstract roomsFor(actor: Actor, boardId: string): Promise<{ scopes: { part: string; masked: boolean }[]; seq: number } | null>;
  abstract seqOf(boardIds: readonly string[]): Promise<Map<string, number>>;
}
