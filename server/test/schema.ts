import type { DataSource } from 'typeorm';

/** Everything that a database says about its tables, for comparison. */
export async function schemaOf(source: DataSource): Promise<unknown[]> {
  if (source.options.type === 'better-sqlite3') {
    return source.query(
      "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> 'migrations' ORDER BY type, name",
    );
  }
  const columns: unknown[] = await source.query(
    `SELECT table_name AS t, column_name AS c, ordinal_position AS n, column_type AS kind, is_nullable AS nullable, column_default AS preset,
       character_set_name AS charset, collation_name AS collation, extra, column_key AS part
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> 'migrations' ORDER BY t, n`,
  );
  const indexes: unknown[] = await source.query(
    `SELECT table_name AS t, index_name AS i, seq_in_index AS n, column_name AS c, non_unique AS several
     FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name <> 'migrations' ORDER BY t, i, n`,
  );
  return [...columns, ...indexes];
}

/** How the engine walks a query: one line a step on SQLite, a row a table on MariaDB and MySQL. */
export async function planOf(source: Pick<DataSource, 'query'>, engine: 'sqlite' | 'mysql', sql: string, params: readonly unknown[]): Promise<PlanStep[]> {
  if (engine === 'sqlite') {
    const rows = (await source.query(`EXPLAIN QUERY PLAN ${sql}`, [...params])) as { detail: string }[];
    return rows.flatMap(({ detail }) => {
      const found = /^(SCAN|SEARCH) (\S+)(?: USING (?:COVERING )?(?:INDEX (\S+)|(.+)))?/.exec(detail);
      return found ? [{ table: found[2], index: found[3] ?? found[4] ?? null, scan: found[1] === 'SCAN' }] : [];
    });
  }
  const rows = (await source.query(`EXPLAIN ${sql}`, [...params])) as { table: string | null; type: string | null; key: string | null }[];
  return rows.flatMap(({ table, type, key }) => (table ? [{ table, index: key, scan: type === 'ALL' || type === 'index' }] : []));
}

export interface PlanStep {
  readonly table: string;
  readonly index: string | null;
  readonly scan: boolean;
}
