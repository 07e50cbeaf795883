import type { CardFace } from './card-face';

/** What the filter bar asks; every part must hold. Kept in the address. */
export interface CardFilter {
  /** Part of the title, the number or the customer's name. */
  readonly text?: string;
  /** User ids. */
  readonly owner?: readonly string[];
  readonly team?: readonly string[];
  readonly tag?: readonly string[];
  readonly blocked?: boolean;
  readonly overdue?: boolean;
  /** Days without a status update or follow-up, at least. */
  readonly idleDays?: number;
  /** Minor units of the organisation's currency. */
  readonly amountMin?: number;
  readonly amountMax?: number;
  /** Calendar dates, both ends included. */
  readonly dueFrom?: string;
  readonly dueTo?: string;
}

const DAY = 86_400_000;

export function isEmptyFilter(filter: CardFilter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === '' || (Array.isArray(value) && !value.length));
}

/**
 * Whether a card passes, as the server's SQL judges it.
 * @param now instant, ISO 8601; @param today calendar date of the organisation.
 */
export function matchesFilter(card: CardFace, filter: CardFilter, now: string, today: string): boolean {
  if (filter.text && !holdsText(card, filter.text)) return false;
  if (filter.owner?.length && !(card.owner && filter.owner.includes(card.owner.id))) return false;
  if (filter.team?.length && !(card.teamId && filter.team.includes(card.teamId))) return false;
  if (filter.tag?.length && !filter.tag.some((tag) => card.tags.includes(tag))) return false;
  if (filter.blocked && !card.block) return false;
  if (filter.overdue && !isOverdue(card, today)) return false;
  if (filter.idleDays !== undefined && Date.parse(now) - Date.parse(card.touchedAt) < filter.idleDays * DAY) return false;
  if (filter.amountMin !== undefined && !(card.amount !== null && card.amount >= filter.amountMin)) return false;
  if (filter.amountMax !== undefined && !(card.amount !== null && card.amount <= filter.amountMax)) return false;
  if (filter.dueFrom && !(card.due && card.due >= filter.dueFrom)) return false;
  return !(filter.dueTo && !(card.due && card.due <= filter.dueTo));
}

/** An open card past its expected close. */
export function isOverdue(card: Pick<CardFace, 'due' | 'state'>, today: string): boolean {
  return card.state === 'open' && card.due !== null && card.due < today;
}

function holdsText(card: CardFace, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [card.title, card.no, card.customer?.name ?? ''].some((part) => part.toLowerCase().includes(wanted));
}
