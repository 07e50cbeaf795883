import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Place } from '../feature-app';
import { recountedTotals, storedTotals } from '../recount';

/** Reads a database past the server. */
export interface Look {
  query<T>(sql: string, params?: (string | number | null)[]): Promise<T[]>;
  close(): Promise<void>;
}

export async function lookAt({ dataDir, databaseUrl }: Place): Promise<Look> {
  const source = await new DataSource(
    databaseUrl
      ? { type: 'mysql', url: databaseUrl, supportBigNumbers: true, poolSize: 2 }
      : { type: 'better-sqlite3', database: join(dataDir, 'tideboard.sqlite'), readonly: true },
  ).initialize();
  return {
    query: <T>(sql: string, params: (string | number | null)[] = []) => source.query(sql, params) as Promise<T[]>,
    close: () => source.destroy(),
  };
}

/** Boards whose events are not numbered 1..n by a counter that stands at n. */
export async function boardsWithGaps(look: Pick<Look, 'query'>): Promise<unknown[]> {
  return look.query(
    `SELECT * FROM (SELECT e.board_id, c.seq, COUNT(*) AS many, MIN(e.seq) AS low, MAX(e.seq) AS top, COUNT(DISTINCT e.seq) AS numbers
     FROM event e JOIN board_counter c ON c.board_id = e.board_id GROUP BY e.board_id, c.seq) boards
     WHERE low <> 1 OR top <> many OR numbers <> many OR seq <> top`,
  );
}

/** What holds of every database at rest, whatever happened to its servers. */
export async function expectSound(look: Pick<Look, 'query'>): Promise<void> {
  expect(await boardsWithGaps(look)).withContext('seq').toEqual([]);
  expect(await storedTotals(look)).withContext('totals').toEqual(await recountedTotals(look));
}

export async function outboxIsEmpty(look: Pick<Look, 'query'>): Promise<boolean> {
  const [row] = await look.query<{ n: number | string }>('SELECT COUNT(*) AS n FROM outbox');
  return Number(row.n) === 0;
}
