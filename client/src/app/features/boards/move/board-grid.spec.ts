import { type Grid, nextFocus, nextSpot, placeAt } from './board-grid';

describe('keys on the board', () => {
  const grid: Grid = {
    columns: [
      { key: 'a', cards: ['1', '2', '3'] },
      { key: 'b', cards: [] },
      { key: 'c', cards: ['4'] },
    ],
  };

  it('lead from card to card, over empty columns, and stop at the ends', () => {
    expect(nextFocus(grid, '1', 'ArrowDown')).toBe('2');
    expect(nextFocus(grid, '1', 'ArrowUp')).toBe('1');
    expect(nextFocus(grid, '3', 'ArrowRight')).toBe('4');
    expect(nextFocus(grid, '4', 'ArrowRight')).toBeNull();
    expect(nextFocus(grid, '4', 'ArrowLeft')).toBe('1');
    expect(nextFocus(grid, '1', 'End')).toBe('3');
    expect(nextFocus(grid, '2', 'j')).toBe('3');
    expect(nextFocus(grid, '1', 'PageDown')).toBe('3');
  });

  it('start at the first card when the focused one is gone', () => {
    expect(nextFocus(grid, 'x', 'ArrowDown')).toBe('1');
  });

  it('carry a held card within and between columns', () => {
    expect(nextSpot(grid, '2', { column: 'a', index: 1 }, 'ArrowDown', false)).toEqual({ column: 'a', index: 2 });
    expect(nextSpot(grid, '2', { column: 'a', index: 2 }, 'ArrowDown', false)).toEqual({ column: 'a', index: 2 });
    expect(nextSpot(grid, '2', { column: 'a', index: 2 }, 'ArrowUp', true)).toEqual({ column: 'a', index: 0 });
    expect(nextSpot(grid, '2', { column: 'a', index: 1 }, 'ArrowRight', false)).toEqual({ column: 'b', index: 0 });
    expect(nextSpot(grid, '2', { column: 'a', index: 1 }, 'ArrowLeft', false)).toEqual({ column: 'a', index: 1 });
    expect(nextSpot(grid, '2', { column: 'a', index: 1 }, 'x', false)).toBeNull();
  });

  it('tell the place without counting the held card twice', () => {
    expect(placeAt(grid, '2', { column: 'a', index: 1 })).toEqual({ after: '1', i: 2, n: 3 });
    expect(placeAt(grid, '2', { column: 'c', index: 1 })).toEqual({ after: '4', i: 2, n: 2 });
    expect(placeAt(grid, '2', { column: 'a', index: 0 })).toEqual({ after: null, i: 1, n: 3 });
  });
});
