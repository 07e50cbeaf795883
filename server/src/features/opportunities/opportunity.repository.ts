import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, marks, type Param } from '../../platform/database/database';
import { Opportunity } from './opportunity.entity';

const COLUMNS = [
  'id', 'title', 'customer_id', 'customer_name', 'amount', 'currency', 'due', 'note', 'fields', 'external_id', 'version', 'created_at', 'created_by',
] as const;

@Injectable()
export class OpportunityRepository {
  constructor(private readonly db: Database) {}

  find(id: string): Promise<Opportunity | null> {
    return this.db.repository(Opportunity).findOneBy({ id });
  }

  async byIds(ids: readonly string[]): Promise<Opportunity[]> {
    return ids.length ? this.db.repository(Opportunity).findBy({ id: In([...ids]) }) : [];
  }

  async insert(opportunities: readonly Opportunity[]): Promise<void> {
    for (let start = 0; start < opportunities.length; start += 50) {
      const some = opportunities.slice(start, start + 50);
      const rows = some.map(() => `(${marks(COLUMNS.length)})`).join(', ');
      await this.db.execute(`INSERT INTO opportunity (${COLUMNS.join(', ')}) VALUES ${rows}`, some.flatMap(valuesOf));
    }
  }

  async update(opportunity: Opportunity): Promise<void> {
    const [id, ...values] = valuesOf(opportunity);
    await this.db.execute(`UPDATE opportunity SET ${COLUMNS.slice(1).map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, [...values, id]);
  }

  /** Ids by external id, of those that are known. */
  async byExternalIds(externalIds: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let start = 0; start < externalIds.length; start += 200) {
      const some = externalIds.slice(start, start + 200);
      const rows = await this.db.query<{ id: string; external_id: string }>(
        `SELECT id, external_id FROM opportunity WHERE external_id IN (${marks(some.length)})`,
        some,
      );
      for (const { id, external_id } of rows) found.set(external_id, id);
    }
    return found;
  }
}

function valuesOf(o: Opportunity): Param[] {
  return [
    o.id, o.title, o.customerId, o.customerName, o.amount, o.currency, o.due, o.note, JSON.stringify(o.fields), o.externalId, o.version, o.createdAt, o.createdBy,
  ];
}
