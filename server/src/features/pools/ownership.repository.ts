import { Injectable } from '@nestjs/common';
import { ARCHIVED_COLUMN } from '@tideboard/domain';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/ids';
import { ClaimLedgerRow, OwnershipPeriod, OwnershipRow } from './pool.entity';

/** Who owns what, who owned it, and what counts against a person's limits. */
@Injectable()
export class OwnershipRepository {
  constructor(private readonly db: Database) {}

  async bySubjects(subjectIds: readonly string[]): Promise<Map<string, OwnershipRow>> {
    if (!subjectIds.length) return new Map();
    const rows = await this.db.repository(OwnershipRow).createQueryBuilder('o').where('o.subject_id IN (:...subjectIds)', { subjectIds }).getMany();
    return new Map(rows.map((row) => [row.subject_id, row]));
  }

  async find(subjectId: string): Promise<OwnershipRow | null> {
    return this.db.repository(OwnershipRow).findOneBy({ subject_id: subjectId });
  }

  async insert(rows: readonly OwnershipRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += 50) await this.db.repository(OwnershipRow).insert(rows.slice(start, start + 50));
  }

  async update(row: OwnershipRow): Promise<void> {
    const { subject_id, ...rest } = row;
    await this.db.repository(OwnershipRow).update({ subject_id }, rest);
  }

  async setTeam(ownerId: string, teamId: string | null): Promise<void> {
    await this.db.execute('UPDATE ownership SET team_id = ? WHERE owner_id = ?', [teamId, ownerId]);
  }

  async endPeriod(period: Omit<OwnershipPeriod, 'id'>): Promise<void> {
    await this.db.repository(OwnershipPeriod).insert({ id: newId(), ...period });
  }

  /** Ended periods by subject. */
  async periods(subjectIds: readonly string[]): Promise<Map<string, OwnershipPeriod[]>> {
    const found = new Map<string, OwnershipPeriod[]>();
    if (!subjectIds.length) return found;
    const rows = await this.db.repository(OwnershipPeriod).createQueryBuilder('p').where('p.subject_id IN (:...subjectIds)', { subjectIds }).getMany();
    for (const row of rows) found.set(row.subjectId, [...(found.get(row.subjectId) ?? []), row]);
    return found;
  }

  /** Makes the row that is nothing but a lock. In a unit of its own: an insert would wait for who holds the lock. */
  async makeQuota(userId: string): Promise<void> {
    await this.db.execute(`${this.db.insertIgnore} INTO claim_quota (user_id) VALUES (?)`, [userId]);
  }

  /** First lock of every unit that gives somebody a record: two of one person wait for each other. */
  async lockQuota(userId: string): Promise<void> {
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

  async claimsOn(userId: string, day: string): Promise<number> {
    const row = await this.db.one<{ n: number }>('SELECT COUNT(*) AS n FROM claim_ledger WHERE user_id = ? AND day = ?', [userId, day]);
    return Number(row?.n ?? 0);
  }

  async enterClaim(claim: Omit<ClaimLedgerRow, 'id'>): Promise<void> {
    await this.db.repository(ClaimLedgerRow).insert({ id: newId(), ...claim });
  }

  /** Cards of a person whose copy of the team is another one, at most `limit`. */
  async ofOtherTeam(ownerId: string, teamId: string | null, limit: number): Promise<string[]> {
    const other = teamId === null ? 'team_id IS NOT NULL' : '(team_id IS NULL OR team_id <> ?)';
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM card WHERE owner_id = ? AND ${other} ORDER BY id LIMIT ${limit}`,
      teamId === null ? [ownerId] : [ownerId, teamId],
    );
    return rows.map(({ id }) => id);
  }

  /** Expired cards of a type, oldest first. */
  async expired(subjectType: string, now: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>('SELECT id FROM card WHERE expires_at <= ? AND subject_type = ? ORDER BY expires_at', [
      now,
      subjectType,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Private cards with a clock: what a sweep's share is measured by. */
  async clocked(subjectType: string): Promise<number> {
    const row = await this.db.one<{ n: number }>('SELECT COUNT(*) AS n FROM card WHERE expires_at IS NOT NULL AND subject_type = ?', [subjectType]);
    return Number(row?.n ?? 0);
  }
}
