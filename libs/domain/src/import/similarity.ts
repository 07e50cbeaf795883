/**
 * How alike two texts are, 0 to 1: one minus the edits (insert, delete, replace, swap of neighbours) by the longer
 * length. Symmetric; 1 only for equal texts.
 */
export function similarity(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  const longest = Math.max(from.length, to.length);
  return longest === 0 ? 1 : 1 - edits(from, to) / longest;
}

function edits(from: readonly string[], to: readonly string[]): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = at(previous, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, replaced);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
    }
    [before, previous] = [previous, row];
  }
  return at(previous, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
