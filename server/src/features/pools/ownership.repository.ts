import { Injectable } from '@nestjs/common';
import { Database, marks, type Param } from '../../platform/database/database';
import { newId } from '../../platform/ids';
import type { HowEnded, OwnershipPeriod, OwnershipRow } from './pool.entity';

/** In the order of {@link valuesOf}; the first two never change. */
const COLUMNS = ['subject_id', 'subject_type', 'state', 'owner_id', 'team_id', 'pool_id', 'owned_since', 'entered_at', 'why', 'note', 'recycles'] as const;
const FIXED = 2;
const CHUNK = 50;
type Raw = Record<(typeof COLUMNS)[number], string | number | null>;

/** Who owns what, and who owned it. */
@Injectable()
export class OwnershipRepository {
  constructor(private readonly db: Database) {}

  async bySubjects(subjectIds: readonly string[]): Promise<Map<string, OwnershipRow>> {
    if (!subjectIds.length) return new Map();
    const rows = await this.db.query<Raw>(`SELECT ${COLUMNS.join(', ')} FROM ownership WHERE subject_id IN (${marks(subjectIds.length)})`, subjectIds);
    return new Map(rows.map(read).map((row) => [row.subject_id, row]));
  }

  async find(subjectId: string): Promise<OwnershipRow | null> {
    return (await this.bySubjects([subjectId])).get(subjectId) ?? null;
  }

  async insert(rows: readonly OwnershipRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += CHUNK) {
      const some = rows.slice(start, start + CHUNK);
      const values = some.map(() => `(${marks(COLUMNS.length)})`).join(', ');
      await this.db.execute(`INSERT INTO ownership (${COLUMNS.join(', ')}) VALUES ${values}`, some.flatMap(valuesOf));
    }
  }

  async update(row: OwnershipRow): Promise<void> {
    const sets = COLUMNS.slice(FIXED).map((column) => `${column} = ?`).join(', ');
    await this.db.execute(`UPDATE ownership SET ${sets} WHERE subject_id = ?`, [...valuesOf(row).slice(FIXED), row.subject_id]);
  }

  async setTeam(ownerId: string, teamId: string | null): Promise<void> {
    await this.db.execute('UPDATE ownership SET team_id = ? WHERE owner_id = ?', [teamId, ownerId]);
  }

  async endPeriod({ subjectId, ownerId, teamId, startedAt, endedAt, howEnded }: Omit<OwnershipPeriod, 'id'>): Promise<void> {
    await this.db.execute(
      'INSERT INTO ownership_period (id, subject_id, owner_id, team_id, started_at, ended_at, how_ended) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [newId(), subjectId, ownerId, teamId, startedAt, endedAt, howEnded],
    );
  }

  /** Ended periods by subject. */
  async periods(subjectIds: readonly string[]): Promise<Map<string, Pick<OwnershipPeriod, 'ownerId' | 'teamId' | 'endedAt'>[]>> {
    const found = new Map<string, Pick<OwnershipPeriod, 'ownerId' | 'teamId' | 'endedAt'>[]>();
    if (!subjectIds.length) return found;
    const rows = await this.db.query<{ subject_id: string; owner_id: string; team_id: string | null; ended_at: number }>(
      `SELECT subject_id, owner_id, team_id, ended_at FROM ownership_period WHERE subject_id IN (${marks(subjectIds.length)})`,
      subjectIds,
    );
    for (const { subject_id, owner_id, team_id, ended_at } of rows) {
      const period = { ownerId: owner_id, teamId: team_id, endedAt: Number(ended_at) };
      found.set(subject_id, [...(found.get(subject_id) ?? []), period]);
    }
    return found;
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

function valuesOf(row: OwnershipRow): Param[] {
  const { subject_id, subjectType, state, ownerId, teamId, poolId, ownedSince, enteredAt, why, note, recycles } = row;
  return [subject_id, subjectType, state, ownerId, teamId, poolId, ownedSince, enteredAt, why, note, recycles];
}

function read(raw: Raw): OwnershipRow {
  return {
    subject_id: raw.subject_id as string,
    subjectType: raw.subject_type as string,
    state: raw.state as OwnershipRow['state'],
    ownerId: raw.owner_id as string | null,
    teamId: raw.team_id as string | null,
    poolId: raw.pool_id as string | null,
    ownedSince: raw.owned_since === null ? null : Number(raw.owned_since),
    enteredAt: raw.entered_at === null ? null : Number(raw.entered_at),
    why: raw.why as HowEnded | null,
    note: raw.note as string | null,
    recycles: Number(raw.recycles),
  };
}
