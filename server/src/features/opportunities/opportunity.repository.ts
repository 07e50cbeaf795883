import { Injectable } from '@nestjs/common';
import { Database, marks } from '../../platform/database/database';
import { Opportunity } from './opportunity.entity';

@Injectable()
export class OpportunityRepository {
  constructor(private readonly db: Database) {}

  find(id: string): Promise<Opportunity | null> {
    return this.db.repository(Opportunity).findOneBy({ id });
  }

  async insert(opportunities: readonly Opportunity[]): Promise<void> {
    for (let start = 0; start < opportunities.length; start += 50) {
      await this.db.repository(Opportunity).insert(opportunities.slice(start, start + 50) as Partial<Opportunity>[]);
    }
  }

  async update(opportunity: Opportunity): Promise<void> {
    const { id, ...rest } = opportunity;
    await this.db.repository(Opportunity).update({ id }, rest as Partial<Opportunity>);
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
