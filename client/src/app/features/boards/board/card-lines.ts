import { type CardFace, isOverdue } from '@tideboard/domain';

const dayMs = 86_400_000;
/** From so many days before the return to the pool on, a card says so. */
const riskDays = 7;
/** What two rows of a card hold, in half-width letters. */
const twoRows = 60;

const tails = [
  /[（(【[][^()（）【】[\]]{1,12}[）)】\]]$/u,
  /第[\d一二三四五六七八九十]+标段$/u,
  /[\d一二三四五六七八九十]+(?:标段|包|期|标)$/u,
];

export interface SplitTitle {
  readonly head: string;
  /** The end that tells lots of one tender apart; shown whole. */
  readonly tail: string;
}

/** Splits the lot off a title that is too long for two rows: names of tenders differ at their end. */
export function splitTitle(title: string): SplitTitle {
  const text = title.trim();
  if (widthOf(text) <= twoRows) return { head: text, tail: '' };
  const tail = tails.map((pattern) => pattern.exec(text)?.[0]).find(Boolean) ?? '';
  return tail.length < text.length ? { head: text.slice(0, text.length - tail.length).trimEnd(), tail } : { head: text, tail: '' };
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
}

export type Overlay =
  | { readonly kind: 'blocked'; readonly days: number; readonly reason: string }
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'risk'; readonly at: string }
  | { readonly kind: 'idle'; readonly days: number };

/** What is wrong with a card, the worst first; a healthy one has nothing. */
export function overlaysOf(card: CardFace, at: { readonly now: Date; readonly today: string; readonly idleDays: number | null }): Overlay[] {
  if (card.state !== 'open') return [];
  const overlays: Overlay[] = [];
  const daysSince = (instant: string): number => Math.floor((at.now.getTime() - Date.parse(instant)) / dayMs);
  if (card.block) overlays.push({ kind: 'blocked', days: Math.max(0, daysSince(card.block.since)), reason: card.block.reason });
  if (card.due && isOverdue(card, at.today)) {
    overlays.push({ kind: 'overdue', days: Math.round((Date.parse(at.today) - Date.parse(card.due)) / dayMs) });
  }
  if (card.expiresAt && -daysSince(card.expiresAt) <= riskDays) overlays.push({ kind: 'risk', at: card.expiresAt });
  const idle = daysSince(card.touchedAt);
  if (at.idleDays !== null && idle >= at.idleDays) overlays.push({ kind: 'idle', days: idle });
  return overlays;
}
