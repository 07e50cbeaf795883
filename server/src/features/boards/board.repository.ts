import { Injectable } from '@nestjs/common';
import { type CardFilter, type ColumnTotal, type ScopeRange } from '@tideboard/domain';
import { Database, marks, type Param } from '../../platform/database/database';
import { FACE_COLUMNS, type CardData, type RawCard, readCard } from './card.row';
import { filterSql, type FilterTime } from './filter.sql';

/** One index range: cards of an owner, of one team, of a participant, or all. */
export type Range = { readonly kind: 'all' } | { readonly kind: 'owner' | 'team' | 'participant'; readonly id: string };

export interface Cursor {
  readonly rank: string;
  readonly id: string;
}

/** Windows, totals and changes of a board. A list never joins scopes by OR: each range is walked by its own index, then merged. */
@Injectable()
export class BoardRepository {
  constructor(private readonly db: Database) {}

  /** The next `limit` cards of each column, in order, from every range; merged and cut by the caller. */
  async windows(
    boardId: string,
    columns: readonly string[],
    ranges: readonly Range[],
    filter: CardFilter,
    time: FilterTime,
    limit: number,
    from: Cursor | null,
  ): Promise<CardData[]> {
    const parts: string[] = [];
    const params: Param[] = [];
    for (const column of columns) {
      for (const range of ranges) {
        const where = rangeSql(boardId, range);
        const narrowed = filterSql(filter, time);
        const after = from ? ' AND (c.rank_key > ? OR (c.rank_key = ? AND c.id > ?))' : '';
        parts.push(
          `SELECT * FROM (SELECT ${FACE_COLUMNS} FROM ${where.from} WHERE ${where.sql} AND c.column_key = ?${narrowed.sql}${after} ORDER BY c.rank_key, c.id LIMIT ${limit}) w`,
        );
        params.push(...where.params, column, ...narrowed.params, ...(from ? [from.rank, from.rank, from.id] : []));
      }
    }
    if (!parts.length) return [];
    const rows: CardData[] = [];
    // SQLite joins at most 500 parts, MySQL takes more; 100 keep the statement short.
    for (let start = 0; start < parts.length; start += 100) {
      const some = parts.slice(start, start + 100);
      const width = params.length / parts.length;
      const values = params.slice(start * width, (start + some.length) * width);
      rows.push(...(await this.db.query<RawCard>(some.join(' UNION ALL '), values)).map(readCard));
    }
    return rows;
  }

  /** Totals of all columns over the ranges. Participant cards that another range counts already are left out of theirs. */
  async totals(boardId: string, ranges: readonly Range[]): Promise<Record<string, ColumnTotal>> {
    const totals: Record<string, { count: number; sums: Record<string, bigint> }> = {};
    const add = (column: string, currency: string, count: number, sum: string | number | null): void => {
      const total = (totals[column] ??= { count: 0, sums: {} });
      total.count += count;
      total.sums[currency] = (total.sums[currency] ?? 0n) + BigInt(sum ?? 0);
    };
    for (const row of await this.countedTotals(boardId, ranges)) add(row.column_key, row.currency, Number(row.n), row.total);
    for (const range of ranges) {
      if (range.kind !== 'participant') continue;
      for (const row of await this.participantTotals(boardId, range.id, ranges)) add(row.column_key, row.currency, Number(row.n), row.total);
    }
    return Object.fromEntries(
      Object.entries(totals)
        .filter(([, { count }]) => count > 0)
        .map(([column, { count, sums }]) => [
          column,
          { count, sums: Object.fromEntries(Object.entries(sums).map(([currency, sum]) => [currency, sum.toString()])) },
        ]),
    );
  }

  /** Ids of matching cards by column, counted exactly to `limit`. */
  async filteredCounts(boardId: string, columns: readonly string[], ranges: readonly Range[], filter: CardFilter, time: FilterTime, limit: number): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const column of columns) {
      const parts: string[] = [];
      const params: Param[] = [];
      for (const range of ranges) {
        const where = rangeSql(boardId, range);
        const narrowed = filterSql(filter, time);
        parts.push(`SELECT * FROM (SELECT c.id FROM ${where.from} WHERE ${where.sql} AND c.column_key = ?${narrowed.sql} LIMIT ${limit}) w`);
        params.push(...where.params, column, ...narrowed.params);
      }
      if (!parts.length) continue;
      const row = await this.db.one<{ n: number }>(`SELECT COUNT(DISTINCT id) AS n FROM (${parts.join(' UNION ALL ')}) all_parts`, params);
      counts.set(column, Number(row?.n ?? 0));
    }
    return counts;
  }

  async seq(boardId: string): Promise<number> {
    const row = await this.db.one<{ seq: number }>('SELECT seq FROM board_counter WHERE board_id = ?', [boardId]);
    return Number(row?.seq ?? 0);
  }

  async seqs(boardIds: readonly string[]): Promise<Map<string, number>> {
    if (!boardIds.length) return new Map();
    const rows = await this.db.query<{ board_id: string; seq: number }>(
      `SELECT board_id, seq FROM board_counter WHERE board_id IN (${marks(boardIds.length)})`,
      boardIds,
    );
    return new Map(rows.map(({ board_id, seq }) => [board_id, Number(seq)]));
  }

  /** Which cards the events after `since`, up to `to`, touched, with everybody who heard of them; at most `limit` events. */
  async changedSince(boardId: string, since: number, to: number, limit: number): Promise<{ seq: number; cardId: string; audience: string[] }[]> {
    const rows = await this.db.query<{ seq: number; card_id: string; audience: string }>(
      'SELECT seq, card_id, audience FROM event WHERE board_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
      [boardId, since, to, limit],
    );
    return rows.map(({ seq, card_id, audience }) => ({ seq: Number(seq), cardId: card_id, audience: JSON.parse(audience) as string[] }));
  }

  /** Tags of the cards in the ranges. */
  async tags(boardId: string, ranges: readonly Range[]): Promise<string[]> {
    const tags = new Set<string>();
    for (const range of ranges) {
      const where = rangeSql(boardId, range);
      const rows = await this.db.query<{ tag: string }>(
        `SELECT DISTINCT t.tag FROM ${where.from} JOIN card_tag t ON t.card_id = c.id WHERE ${where.sql} ORDER BY t.tag LIMIT 200`,
        where.params,
      );
      for (const { tag } of rows) tags.add(tag);
    }
    return [...tags].sort().slice(0, 200);
  }

  /** Owners and teams that stand in the totals within the ranges. */
  async holders(boardId: string, ranges: readonly Range[]): Promise<{ ownerId: string; teamId: string }[]> {
    const { sql, params } = countedSql(ranges);
    if (!sql) return [];
    const rows = await this.db.query<{ owner_id: string; team_id: string }>(
      `SELECT DISTINCT owner_id, team_id FROM board_total WHERE board_id = ? AND card_count > 0 AND ${sql} LIMIT 2000`,
      [boardId, ...params],
    );
    return rows.map(({ owner_id, team_id }) => ({ ownerId: owner_id, teamId: team_id }));
  }

  private async countedTotals(boardId: string, ranges: readonly Range[]): Promise<{ column_key: string; currency: string; n: number; total: string }[]> {
    const { sql, params } = countedSql(ranges);
    if (!sql) return [];
    return this.db.query(
      `SELECT column_key, currency, SUM(card_count) AS n, SUM(amount_sum) AS total FROM board_total WHERE board_id = ? AND ${sql} GROUP BY column_key, currency`,
      [boardId, ...params],
    );
  }

  private async participantTotals(boardId: string, userId: string, ranges: readonly Range[]): Promise<{ column_key: string; currency: string; n: number; total: string }[]> {
    const owners = ranges.filter(({ kind }) => kind === 'owner') as { id: string }[];
    const teams = ranges.filter(({ kind }) => kind === 'team') as { id: string }[];
    const others =
      owners.map(() => ' AND (c.owner_id IS NULL OR c.owner_id <> ?)').join('') +
      (teams.length ? ` AND (c.team_id IS NULL OR c.team_id NOT IN (${marks(teams.length)}))` : '');
    return this.db.query(
      `SELECT column_key, currency, COUNT(*) AS n, SUM(amount) AS total FROM (SELECT DISTINCT c.id, c.column_key, c.currency, c.amount FROM card_participant p JOIN card c ON c.id = p.card_id WHERE p.user_id = ? AND p.board_id = ?${others}) mine GROUP BY column_key, currency`,
      [userId, boardId, ...owners.map(({ id }) => id), ...teams.map(({ id }) => id)],
    );
  }
}

/** The ranges of a scope as the database walks them: a team means every team below it, one range each. */
export function rangesOf(scopes: readonly ScopeRange[], subtree: (teamId: string) => readonly string[]): Range[] {
  return scopes.flatMap((scope): Range[] => {
    if (scope.kind === 'all') return [{ kind: 'all' }];
    if (scope.kind === 'owner') return [{ kind: 'owner', id: scope.userId }];
    if (scope.kind === 'participant') return [{ kind: 'participant', id: scope.userId }];
    return scope.kind === 'team' ? subtree(scope.teamId).map((id) => ({ kind: 'team' as const, id })) : [];
  });
}

function rangeSql(boardId: string, range: Range): { from: string; sql: string; params: Param[] } {
  switch (range.kind) {
    case 'all':
      return { from: 'card c', sql: 'c.board_id = ?', params: [boardId] };
    case 'owner':
      return { from: 'card c', sql: 'c.board_id = ? AND c.owner_id = ?', params: [boardId, range.id] };
    case 'team':
      return { from: 'card c', sql: 'c.board_id = ? AND c.team_id = ?', params: [boardId, range.id] };
    case 'participant':
      return { from: 'card_participant p JOIN card c ON c.id = p.card_id', sql: 'p.board_id = ? AND p.user_id = ?', params: [boardId, range.id] };
  }
}

function countedSql(ranges: readonly Range[]): { sql: string; params: string[] } {
  const owners = ranges.flatMap((range) => (range.kind === 'owner' ? [range.id] : []));
  const teams = ranges.flatMap((range) => (range.kind === 'team' ? [range.id] : []));
  if (ranges.some(({ kind }) => kind === 'all')) return { sql: '1 = 1', params: [] };
  const parts = [
    ...(owners.length ? [`owner_id IN (${marks(owners.length)})`] : []),
    ...(teams.length ? [`team_id IN (${marks(teams.length)})`] : []),
  ];
  return { sql: parts.length ? `(${parts.join(' OR ')})` : '', params: [...owners, ...teams] };
}
