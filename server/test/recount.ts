import type { Tideboard } from './harness';

interface Total {
  key: string;
  count: number;
  sum: string;
}

const KEY = "CONCAT(board_id, '|', column_key, '|', COALESCE(owner_id, ''), '|', COALESCE(team_id, ''), '|', currency)";

/** What `board_total` says, without rows that have become empty. */
export async function storedTotals(tideboard: Pick<Tideboard, 'query'>): Promise<Total[]> {
  return totals(tideboard, `SELECT ${KEY} AS name, card_count AS n, amount_sum AS total FROM board_total WHERE card_count <> 0 OR amount_sum <> 0`);
}

/** The same, counted from the cards. */
export async function recountedTotals(tideboard: Pick<Tideboard, 'query'>): Promise<Total[]> {
  return totals(tideboard, `SELECT ${KEY} AS name, COUNT(*) AS n, COALESCE(SUM(amount), 0) AS total FROM card GROUP BY board_id, column_key, owner_id, team_id, currency`);
}

async function totals(tideboard: Pick<Tideboard, 'query'>, sql: string): Promise<Total[]> {
  const rows = await tideboard.query<{ name: string; n: number; total: number | string }>(sql);
  return rows
    .map(({ name, n, total }) => ({ key: name, count: Number(n), sum: String(total) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
