import type { Spot } from './held-card';

/** The cards on screen by column, left to right. */
export interface Grid {
  readonly columns: readonly { readonly key: string; readonly cards: readonly string[] }[];
}

const pageOf = 10;

export function spotOf(grid: Grid, card: string): Spot | null {
  for (const { key, cards } of grid.columns) {
    const index = cards.indexOf(card);
    if (index >= 0) return { column: key, index };
  }
  return null;
}

/** Which card gets the focus after a key; null when the key leads nowhere. Empty columns are stepped over. */
export function nextFocus(grid: Grid, current: string, key: string): string | null {
  const spot = spotOf(grid, current);
  if (!spot) return grid.columns.find(({ cards }) => cards.length)?.cards[0] ?? null;
  const column = grid.columns.findIndex((each) => each.key === spot.column);
  const cards = grid.columns[column]?.cards ?? [];
  const at = (index: number): string | null => cards[Math.max(0, Math.min(cards.length - 1, index))] ?? null;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at(spot.index + 1);
    case 'ArrowUp':
    case 'k':
      return at(spot.index - 1);
    case 'PageDown':
      return at(spot.index + pageOf);
    case 'PageUp':
      return at(spot.index - pageOf);
    case 'Home':
      return at(0);
    case 'End':
      return at(cards.length - 1);
    case 'ArrowLeft':
    case 'ArrowRight':
      return beside(grid, column, key === 'ArrowLeft' ? -1 : 1, spot.index);
    default:
      return null;
  }
}

function beside(grid: Grid, from: number, step: 1 | -1, index: number): string | null {
  for (let column = from + step; column >= 0 && column < grid.columns.length; column += step) {
    const cards = grid.columns[column]?.cards ?? [];
    if (cards.length) return cards[Math.min(index, cards.length - 1)] ?? null;
  }
  return null;
}

/** Where a held card goes after a key; null when the key is none for it. */
export function nextSpot(grid: Grid, held: string, spot: Spot, key: string, toEnd: boolean): Spot | null {
  const column = grid.columns.findIndex((each) => each.key === spot.column);
  const room = (index: number): number => (grid.columns[index]?.cards ?? []).filter((card) => card !== held).length;
  switch (key) {
    case 'ArrowDown':
      return { ...spot, index: toEnd ? room(column) : Math.min(room(column), spot.index + 1) };
    case 'ArrowUp':
      return { ...spot, index: toEnd ? 0 : Math.max(0, spot.index - 1) };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const next = column + (key === 'ArrowLeft' ? -1 : 1);
      const target = grid.columns[next];
      return target ? { column: target.key, index: Math.min(spot.index, room(next)) } : { ...spot };
    }
    default:
      return null;
  }
}

/** The card above a spot, and the place in words: i of n. */
export function placeAt(grid: Grid, held: string, spot: Spot): { after: string | null; i: number; n: number } {
  const cards = (grid.columns.find(({ key }) => key === spot.column)?.cards ?? []).filter((card) => card !== held);
  return { after: cards[spot.index - 1] ?? null, i: spot.index + 1, n: cards.length + 1 };
}
