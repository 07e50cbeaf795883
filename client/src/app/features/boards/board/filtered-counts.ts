import { type BoardMessage, type CardFace, type CardFilter, matchesFilter } from '@tideboard/domain';

export type FilteredCounts = Readonly<Record<string, { readonly count: number; readonly more: boolean }>>;

/**
 * The counts within a filter after a message; null when they cannot be told, because a card that is not loaded may have
 * counted before.
 */
export function countsAfter(
  counts: FilteredCounts,
  message: BoardMessage,
  filter: CardFilter,
  at: { readonly now: string; readonly today: string; readonly loaded: Readonly<Record<string, CardFace>> },
): FilteredCounts | null {
  const next: Record<string, { count: number; more: boolean }> = { ...counts };
  const add = (column: string, by: number): void => {
    const { count, more } = next[column] ?? { count: 0, more: false };
    next[column] = { count: Math.max(0, count + by), more };
  };
  for (const change of message.changes) {
    const id = change.type === 'card' ? change.card.id : change.cardId;
    const before = at.loaded[id];
    if (before) {
      if (matchesFilter(before, filter, at.now, at.today)) add(before.column, -1);
    } else if (change.before) {
      return null;
    }
    if (change.type === 'card' && matchesFilter(change.card, filter, at.now, at.today)) add(change.card.column, 1);
  }
  return next;
}
