import type { BoardMessage, CardChange, Placed } from './board-message';
import type { CardFace } from './card-face';

/** Count and sums of one column within the reader's scope. Sums are decimal strings of minor units by currency. */
export interface ColumnTotal {
  readonly count: number;
  readonly sums: Readonly<Record<string, string>>;
}

export interface BoardState {
  readonly boardId: string;
  /** Last seq that is applied. */
  readonly seq: number;
  readonly cards: Readonly<Record<string, CardFace>>;
  readonly totals: Readonly<Record<string, ColumnTotal>>;
}

export type Applied =
  | { readonly kind: 'applied'; readonly state: BoardState; readonly touched: readonly string[] }
  /** Already known: nothing to do. */
  | { readonly kind: 'old' }
  /** Something before it is missing: ask for the changes since `since`. */
  | { readonly kind: 'gap'; readonly since: number };

const EMPTY: ColumnTotal = { count: 0, sums: {} };

/**
 * Applies one message, whether it is the reply to an own command or came by the socket. Totals change from what the
 * message says stood before, so they are right for cards that are not loaded, too.
 */
export function applyBoardEvent(state: BoardState, message: BoardMessage): Applied {
  if (message.boardId !== state.boardId || message.to <= state.seq) return { kind: 'old' };
  if (message.from > state.seq + 1) return { kind: 'gap', since: state.seq };
  let cards = state.cards;
  let totals = state.totals;
  const touched: string[] = [];
  for (const change of message.changes) {
    totals = count(count(totals, change.before, -1), after(change), 1);
    cards = place(cards, change);
    touched.push(change.type === 'card' ? change.card.id : change.cardId);
  }
  return { kind: 'applied', state: { ...state, cards, totals, seq: message.to }, touched };
}

function after(change: CardChange): Placed | null {
  return change.type === 'card' ? change.card : null;
}

function place(cards: BoardState['cards'], change: CardChange): BoardState['cards'] {
  if (change.type === 'card') return { ...cards, [change.card.id]: change.card };
  if (!(change.cardId in cards)) return cards;
  const rest = { ...cards };
  delete rest[change.cardId];
  return rest;
}

function count(totals: BoardState['totals'], placed: Placed | null, by: 1 | -1): BoardState['totals'] {
  if (!placed) return totals;
  const total = totals[placed.column] ?? EMPTY;
  const sums = { ...total.sums };
  if (placed.amount !== null) {
    const sum = BigInt(sums[placed.currency] ?? '0') + BigInt(by) * BigInt(placed.amount);
    sums[placed.currency] = sum.toString();
  }
  return { ...totals, [placed.column]: { count: Math.max(0, total.count + by), sums } };
}

/** Cards of one column in their order: rank, then id. */
export function columnCards(cards: BoardState['cards'], column: string): CardFace[] {
  return Object.values(cards)
    .filter((card) => card.column === column)
    .sort(byRank);
}

export function byRank(a: Pick<CardFace, 'rank' | 'id'>, b: Pick<CardFace, 'rank' | 'id'>): number {
  return compare(a.rank, b.rank) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
