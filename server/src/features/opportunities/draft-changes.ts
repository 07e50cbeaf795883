import type { ImportField, OpportunityDraft } from '@tideboard/domain';
import { iso } from '../../platform/clock';
import type { CardData } from '../boards';
import { customerNameKey } from '../customers';
import type { Opportunity } from './opportunity.entity';

/** What an import finds different. Dates without a time are compared and kept as days. */
export interface DraftChanges {
  readonly opportunity: Partial<Pick<Opportunity, 'title' | 'amount' | 'currency' | 'due' | 'note' | 'createdAt'>>;
  /** Name of another customer. */
  readonly customer?: string;
  readonly product?: string;
  readonly tags?: readonly string[];
  readonly nextText?: string;
  readonly endedAt?: number;
}

/** A day as an instant: noon in UTC is the same day nearly everywhere on earth. */
export const noonOf = (date: string): number => Date.parse(`${date}T12:00:00.000Z`);
export const dayOf = (at: number): string => iso(at).slice(0, 10);

/**
 * Compares a draft with what is there. Empty cells and fields that the file does not have say nothing, so they change nothing; the
 * owner is not a field: who owns what is decided by claims and assignments.
 */
export function changesOf(opportunity: Opportunity, card: CardData, draft: OpportunityDraft, fields: ReadonlySet<ImportField>): DraftChanges | null {
  const { amount, currency, expectedCloseOn: due, note, openedOn, closedOn, customer, product, tags, nextAction } = draft;
  const own: DraftChanges['opportunity'] = {
    // A title made of customer and product must not take the place of one that somebody wrote.
    ...(fields.has('title') && draft.title !== opportunity.title ? { title: draft.title } : {}),
    ...(amount !== null && amount !== opportunity.amount ? { amount } : {}),
    ...(amount !== null && currency !== opportunity.currency ? { currency } : {}),
    ...(due !== null && due !== opportunity.due ? { due } : {}),
    ...(note !== null && note !== opportunity.note ? { note } : {}),
    ...(openedOn !== null && openedOn !== dayOf(opportunity.createdAt) ? { createdAt: noonOf(openedOn) } : {}),
  };
  const others: Omit<DraftChanges, 'opportunity'> = {
    ...(customer !== null && !sameCustomer(opportunity.customerName, customer) ? { customer } : {}),
    ...(product !== null && product !== opportunity.fields['product'] ? { product } : {}),
    ...(tags.length && !sameTags(card.tags, tags) ? { tags } : {}),
    ...(nextAction !== null && nextAction !== card.nextText ? { nextText: nextAction } : {}),
    ...(closedOn !== null && card.endedAt !== null && dayOf(card.endedAt) !== closedOn ? { endedAt: noonOf(closedOn) } : {}),
  };
  return Object.keys(own).length || Object.keys(others).length ? { opportunity: own, ...others } : null;
}

function sameCustomer(known: string | null, name: string): boolean {
  return known !== null && customerNameKey(known) === customerNameKey(name);
}

function sameTags(known: readonly string[], tags: readonly string[]): boolean {
  return known.length === tags.length && tags.every((tag) => known.includes(tag));
}
