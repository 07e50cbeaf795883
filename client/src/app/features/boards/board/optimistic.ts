import { applyBoardEvent, type BoardState, type CardFace } from '@tideboard/domain';

/** Where a card is shown while the server has not answered yet. */
export interface Placement {
  readonly column: string;
  readonly rank: string;
}

/** The board as it looks with the moves under way; taking one away restores that card only. */
export function withPlacements(state: BoardState, placements: ReadonlyMap<string, Placement>): BoardState {
  let shown = state;
  for (const [id, placement] of placements) {
    const card = shown.cards[id];
    if (!card) continue;
    const applied = applyBoardEvent(shown, {
      boardId: state.boardId,
      from: shown.seq + 1,
      to: shown.seq + 1,
      changes: [{ type: 'card', card: { ...card, ...placement }, before: card }],
      actor: null,
      event: 'card.moved',
    });
    if (applied.kind === 'applied') shown = applied.state;
  }
  return shown;
}

/** Cards by column, each in its order. */
export function byColumn(cards: BoardState['cards']): ReadonlyMap<string, CardFace[]> {
  const columns = new Map<string, CardFace[]>();
  for (const card of Object.values(cards)) {
    const column = columns.get(card.column);
    if (column) column.push(card);
    else columns.set(card.column, [card]);
  }
  return columns;
}

/** Whether two lists hold the very same cards: then nothing is drawn again. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
