import type { BoardMessage } from '@tideboard/domain';
import type { AddressedChange } from '../events/news';

/** Tells people what was committed: reaches every member of a room on every node. */
export abstract class Realtime {
  /** One unit's news: those who may see the cards now get them, those who could get `gone`, the others only the numbers. */
  abstract announce(message: BoardMessage, changes: readonly AddressedChange[]): void;
  /** The same after a crash: who could see the cards before or can now is told to fetch them. */
  abstract remind(range: { boardId: string; from: number; to: number }, audience: readonly string[], cardIds: readonly string[]): void;
  /** A message for every device of one person. */
  abstract tell(userId: string, event: string, payload: unknown): void;
}
