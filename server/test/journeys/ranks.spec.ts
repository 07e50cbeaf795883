import type { CardFace } from '@tideboard/domain';
import { Tideboard } from '../harness';
import { recountedTotals, storedTotals } from '../recount';

describe('a crowded place in a column', () => {
  let tideboard: Tideboard;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
  });

  afterAll(() => tideboard.stop());

  it('is spread without a change of order, after hundreds of drops into the same gap', async () => {
    const rep = await tideboard.as('li.wei');
    const cards: CardFace[] = [];
    for (const title of ['a', 'b', 'c', 'd']) cards.push((await rep.create(title, {}, 'quick-sale')).card);
    const [, b, c, d] = cards;
    // Always right below the top card: each drop halves the room.
    for (let drop = 0; drop < 300; drop += 1) {
      const answer = await rep.move(drop % 2 ? c : b, d.column, { after: d.id });
      expect(answer.status).toBe(200);
    }
    const [{ n }] = await tideboard.query<{ n: number }>(`SELECT COUNT(*) AS n FROM event WHERE type = 'card.crowded'`);
    expect(Number(n)).toBeGreaterThan(0);
    const before = await order(tideboard);
    await tideboard.settle();
    await until(async () => (await longest(tideboard)) <= 40);
    expect(await order(tideboard)).toEqual(before);
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
  });
});

async function order(tideboard: Tideboard): Promise<string[]> {
  const rows = await tideboard.query<{ title: string }>(`SELECT title FROM card WHERE title IN ('a', 'b', 'c', 'd') ORDER BY rank_key, id`);
  return rows.map(({ title }) => title);
}

async function longest(tideboard: Tideboard): Promise<number> {
  const [row] = await tideboard.query<{ n: number }>('SELECT MAX(LENGTH(rank_key)) AS n FROM card');
  return Number(row.n);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 5_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('did not come about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
