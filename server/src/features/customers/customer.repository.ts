import { Injectable } from '@nestjs/common';
import { Database, marks, type Param } from '../../platform/database/database';
import { CustomerRow } from './customer.entity';
import { customerNameKey, foldCustomerName } from './customer-name';

/** Bound parameters of one statement stay well under every engine's limit. */
const CHUNK = 200;

@Injectable()
export class CustomerRepository {
  constructor(private readonly db: Database) {}

  find(id: string): Promise<CustomerRow | null> {
    return this.db.repository(CustomerRow).findOneBy({ id });
  }

  findByKey(nameKey: string): Promise<CustomerRow | null> {
    return this.db.repository(CustomerRow).findOneBy({ nameKey });
  }

  async names(ids: readonly string[]): Promise<{ id: string; name: string }[]> {
    const found: { id: string; name: string }[] = [];
    for (const part of chunks(ids)) {
      found.push(...(await this.db.query<{ id: string; name: string }>(`SELECT id, name FROM customer WHERE id IN (${marks(part.length)})`, part)));
    }
    return found;
  }

  async namesByKey(keys: readonly string[]): Promise<{ id: string; name: string; nameKey: string }[]> {
    const found: { id: string; name: string; nameKey: string }[] = [];
    for (const part of chunks(keys)) {
      const sql = `SELECT id, name, name_key AS nameKey FROM customer WHERE name_key IN (${marks(part.length)})`;
      found.push(...(await this.db.query<{ id: string; name: string; nameKey: string }>(sql, part)));
    }
    return found;
  }

  /** Rows whose key is already there, written by whomever, are left alone: read them afterwards. */
  async addMissing(rows: readonly CustomerRow[]): Promise<number> {
    let added = 0;
    for (const part of chunks(rows)) {
      const values = part.map(() => '(?, ?, ?, ?, ?, ?)').join(', ');
      const params = part.flatMap((row): Param[] => [row.id, row.name, row.nameKey, row.shortName, row.createdAt, row.createdBy]);
      added += await this.db.execute(
        `${this.db.insertIgnore} INTO customer (id, name, name_key, short_name, created_at, created_by) VALUES ${values}`,
        params,
      );
    }
    return added;
  }

  /** A window of customers whose name or short name holds the text, in order of key, after the one named by id. */
  async window(text: string, afterId: string | undefined, size: number): Promise<CustomerRow[]> {
    const query = this.db.repository(CustomerRow).createQueryBuilder('c').orderBy('c.nameKey', 'ASC').take(size);
    const folded = foldCustomerName(text);
    if (folded) {
      query.where(`(c.name LIKE :name ESCAPE '!' OR c.shortName LIKE :name ESCAPE '!' OR c.nameKey LIKE :key ESCAPE '!')`, {
        name: within(text.trim()),
        key: within(customerNameKey(text)),
      });
    }
    if (afterId) query.andWhere('c.nameKey > (SELECT name_key FROM customer WHERE id = :afterId)', { afterId });
    return query.getMany();
  }
}

function within(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, n) => list.slice(n * CHUNK, (n + 1) * CHUNK));
}
