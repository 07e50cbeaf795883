import { Injectable } from '@nestjs/common';
import type { ImportProblem } from '@tideboard/contracts';
import { LessThan, Not } from 'typeorm';
import { Database, marks, type Param } from '../../platform/database/database';
import { ImportFile } from './import.entity';

export interface RowRefusal {
  readonly line: number;
  readonly problems: readonly ImportProblem[];
}

const CHUNK = 200;

@Injectable()
export class ImportRepository {
  constructor(private readonly db: Database) {}

  find(id: string): Promise<ImportFile | null> {
    return this.db.repository(ImportFile).findOneBy({ id });
  }

  /** Inside a unit: nobody else moves this import until it ends. */
  async lock(id: string): Promise<Pick<ImportFile, 'state' | 'nextLine'> | null> {
    const row = await this.db.one<{ state: ImportFile['state']; next_line: number }>(
      `SELECT state, next_line FROM import_file WHERE id = ?${this.db.forUpdate}`,
      [id],
    );
    return row && { state: row.state, nextLine: Number(row.next_line) };
  }

  /** The newest first. */
  ofUser(userId: string, most: number): Promise<ImportFile[]> {
    return this.db.repository(ImportFile).find({ where: { userId }, order: { createdAt: 'DESC', id: 'DESC' }, take: most });
  }

  async insert(row: ImportFile): Promise<void> {
    await this.db.repository(ImportFile).insert(row as object);
  }

  async update(id: string, change: Partial<ImportFile>): Promise<void> {
    await this.db.repository(ImportFile).update({ id }, change as object);
  }

  /** Imports that were begun before the instant and are not running. */
  restingSince(instant: number): Promise<Pick<ImportFile, 'id' | 'fileKey'>[]> {
    const where = { createdAt: LessThan(instant), state: Not('running' as const) };
    return this.db.repository(ImportFile).find({ where, select: { id: true, fileKey: true } });
  }

  async delete(id: string): Promise<void> {
    await this.clearRefusals(id);
    await this.db.repository(ImportFile).delete({ id });
  }

  async clearRefusals(importId: string): Promise<void> {
    await this.db.execute('DELETE FROM import_refusal WHERE import_id = ?', [importId]);
  }

  async addRefusals(importId: string, refusals: readonly RowRefusal[]): Promise<void> {
    for (let start = 0; start < refusals.length; start += CHUNK) {
      const some = refusals.slice(start, start + CHUNK);
      const rows = some.map(() => `(${marks(3)})`).join(', ');
      const params = some.flatMap(({ line, problems }): Param[] => [importId, line, JSON.stringify(problems)]);
      await this.db.execute(`INSERT INTO import_refusal (import_id, line, problems) VALUES ${rows}`, params);
    }
  }

  /** Refusals of lines from..to, included, by line. */
  async refusals(importId: string, from: number, to: number): Promise<Map<number, ImportProblem[]>> {
    const rows = await this.db.query<{ line: number; problems: string }>(
      'SELECT line, problems FROM import_refusal WHERE import_id = ? AND line BETWEEN ? AND ?',
      [importId, from, to],
    );
    return new Map(rows.map(({ line, problems }) => [Number(line), JSON.parse(problems) as ImportProblem[]]));
  }
}
