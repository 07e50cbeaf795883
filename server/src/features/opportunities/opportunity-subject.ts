import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/http/errors';
import { type SubjectCopy, type SubjectProvider, Subjects } from '../boards';
import type { Opportunity } from './opportunity.entity';
import { OpportunityRepository } from './opportunity.repository';

/** Tells boards what they need to know of opportunities, and takes the values of bound form fields. */
@Injectable()
export class OpportunitySubject implements SubjectProvider {
  readonly type = 'opportunity';

  constructor(
    private readonly repository: OpportunityRepository,
    subjects: Subjects,
  ) {
    subjects.register(this);
  }

  async facts(id: string): Promise<Record<string, unknown>> {
    const { fields, note } = await this.load(id);
    return { ...fields, note };
  }

  async write(id: string, values: Record<string, unknown>): Promise<SubjectCopy> {
    const opportunity = await this.load(id);
    const { title, amount, currency, due, note, ...fields } = values;
    if (typeof title === 'string' && title) opportunity.title = title;
    if (amount !== undefined) opportunity.amount = typeof amount === 'number' ? amount : null;
    if (typeof currency === 'string') opportunity.currency = currency;
    if (due !== undefined) opportunity.due = typeof due === 'string' ? due : null;
    if (typeof note === 'string') opportunity.note = note;
    opportunity.fields = { ...opportunity.fields, ...fields };
    await this.repository.update(opportunity);
    return copyOf(opportunity);
  }

  private async load(id: string): Promise<Opportunity> {
    const opportunity = await this.repository.find(id);
    if (!opportunity) throw new NotFound();
    return opportunity;
  }
}

export function copyOf({ title, customerId, customerName, amount, currency, due }: Opportunity): SubjectCopy {
  return { title, customerId, customerName, amount, currency, due };
}
