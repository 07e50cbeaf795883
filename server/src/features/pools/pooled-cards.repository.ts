import { Injectable } from '@nestjs/common';
import { Database, type Param } from '../../platform/database/database';
import { CARD_COLUMNS, type CardData, type RawCard, readCard, textSql } from '../boards';

export interface PoolCursor {
  readonly at: number;
  readonly id: string;
}

/** The cards that wait in a pool. */
@Injectable()
export class PooledCards {
  constructor(private readonly db: Database) {}

  /** The next `limit` cards, last come first. `searched`: columns in which the text may stand beside the number. */
  async window(poolId: string, text: string, searched: readonly string[], from: PoolCursor | null, limit: number): Promise<CardData[]> {
    const params: Param[] = [poolId];
    let sql = `SELECT ${CARD_COLUMNS} FROM card c WHERE c.pool_id = ?`;
    if (from) {
      sql += ' AND (c.pooled_at < ? OR (c.pooled_at = ? AND c.id < ?))';
      params.push(from.at, from.at, from.id);
    }
    if (text) {
      const found = textSql(text, searched);
      sql += ` AND ${found.sql}`;
      params.push(...found.params);
    }
    sql += ` ORDER BY c.pooled_at DESC, c.id DESC LIMIT ${limit}`;
    return (await this.db.query<RawCard>(sql, params)).map(readCard);
  }

  async count(poolId: string): Promise<number> {
    const row = await this.db.one<{ n: number }>('SELECT COUNT(*) AS n FROM card WHERE pool_id = ?', [poolId]);
    return Number(row?.n ?? 0);
  }
}
