import { Injectable } from '@nestjs/common';
import { ARCHIVED_COLUMN } from '@tideboard/domain';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/ids';
import type { ClaimLedgerRow } from './pool.entity';

/** What counts against a person's limits, and the row that is locked while they are judged. */
@Injectable()
export class ClaimQuotaRepository {
  constructor(private readonly db: Database) {}

  /** Makes the row that is nothing but a lock. In a unit of its own: an insert would wait for who holds the lock. */
  async make(userId: string): Promise<void> {
    await this.db.execute(`${this.db.insertIgnore} INTO claim_quota (user_id) VALUES (?)`, [userId]);
  }

  /** First lock of every unit that gives somebody a record: two of one person wait for each other. */
  async lock(userId: string): Promise<void> {
    await this.db.query(`SELECT user_id FROM claim_quota WHERE user_id = ?${this.db.forUpdate}`, [userId]);
  }

  /** Open records that a person owns. Won and lost ones, and those put away, count against no cap. */
  async holdings(userId: string, subjectType: string): Promise<number> {
    const row = await this.db.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM card WHERE owner_id = ? AND state IN ('open', 'suspended') AND subject_type = ? AND column_key <> '${ARCHIVED_COLUMN}'`,
      [userId, subjectType],
    );
    return Number(row?.n ?? 0);
  }

  /** @param day calendar date of the organisation */
  async claimsOn(userId: string, day: string): Promise<number> {
    const row = await this.db.one<{ n: number }>('SELECT COUNT(*) AS n FROM claim_ledger WHERE user_id = ? AND day = ?', [userId, day]);
    return Number(row?.n ?? 0);
  }

  async enter({ userId, poolId, cardId, day, at }: Omit<ClaimLedgerRow, 'id'>): Promise<void> {
    await this.db.execute('INSERT INTO claim_ledger (id, user_id, pool_id, card_id, day, at) VALUES (?, ?, ?, ?, ?, ?)', [newId(), userId, poolId, cardId, day, at]);
  }
}
