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
 * Compares a draft with what is there, by the fields that the file has. Empty cells say nothing, so they change nothing; the owner
 * is not a field: who owns what is decided by claims and assignments.
 */
export function changesOf(opportunity: Opportunity, card: CardData, draft: OpportunityDraft, fields: ReadonlySet<ImportField>): DraftChanges | null {
  const product = opportunity.fields['product'];
  const differs = (field: ImportField, before: unknown, after: unknown): boolean => fields.has(field) && after !== null && after !== before;
  const day = (field: 'openedOn', at: number): boolean => differs(field, dayOf(at), draft[field]);
  const changes: DraftChanges = {
    opportunity: {
      ...(differs('title', opportunity.title, draft.title) ? { title: draft.title } : {}),
      ...(differs('amount', opportunity.amount, draft.amount) ? { amount: draft.amount } : {}),
      ...(draft.amount !== null && draft.currency !== opportunity.currency ? { currency: draft.currency } : {}),
      ...(draft.expectedCloseOn !== null && draft.expectedCloseOn !== opportunity.due ? { due: draft.expectedCloseOn } : {}),
      ...(differs('note', opportunity.note, draft.note) ? { note: draft.note ?? '' } : {}),
      ...(draft.openedOn !== null && day('openedOn', opportunity.createdAt) ? { createdAt: noonOf(draft.openedOn) } : {}),
    },
    ...(draft.customer !== null && !sameCustomer(opportunity.customerName, draft.customer) ? { customer: draft.customer } : {}),
    ...(draft.product !== null && draft.product !== product ? { product: draft.product } : {}),
    ...(draft.tags.length && !sameTags(card.tags, draft.tags) ? { tags: draft.tags } : {}),
    ...(draft.nextAction !== null && draft.nextAction !== card.nextText ? { nextText: draft.nextAction } : {}),
    ...(draft.closedOn !== null && card.endedAt !== null && dayOf(card.endedAt) !== draft.closedOn ? { endedAt: noonOf(draft.closedOn) } : {}),
  };
  const { opportunity: own, ...rest } = changes;
  return Object.keys(own).length || Object.keys(rest).length ? changes : null;
}

function sameCustomer(known: string | null, name: string): boolean {
  return known !== null && customerNameKey(known) === customerNameKey(name);
}

function sameTags(known: readonly string[], tags: readonly string[]): boolean {
  return known.length === tags.length && tags.every((tag) => known.includes(tag));
}
