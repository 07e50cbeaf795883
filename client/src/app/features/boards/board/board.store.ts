import { computed, inject, Injectable, type Signal, signal } from '@angular/core';
import type { BoardChanges, BoardView, CardWindow, ColumnView } from '@tideboard/contracts';
import {
  type Applied,
  applyBoardEvent,
  type BoardMessage,
  type BoardState,
  byRank,
  type CardFace,
  type CardFilter,
  isEmptyFilter,
  matchesFilter,
} from '@tideboard/domain';
import { Api } from '../../../core/api/api';
import { ServerClock } from '../../../core/i18n/clock';
import { filterQuery } from '../filter/filter-address';
import { countsAfter, type FilteredCounts } from './filtered-counts';
import { MessageOrder } from './message-order';
import { byColumn, type Placement, sameItems, withPlacements } from './optimistic';

/** How much of a column is loaded; `next` is the cursor behind it, null at the end. */
export interface ColumnWindow {
  readonly next: string | null;
  readonly loading: boolean;
  readonly error: unknown;
}

const emptyState: BoardState = { boardId: '', seq: 0, cards: {}, totals: {} };
const longestWindow = 200;

/**
 * One board as the reader sees it: cards by id, totals, and the seq they are of. Everything that happens, be it the
 * reply to an own command or a message, goes through `applyBoardEvent`; moves under way lie on top of it.
 */
@Injectable()
export class BoardStore {
  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);
  private readonly state = signal<BoardState>(emptyState);
  private readonly placements = signal<ReadonlyMap<string, Placement>>(new Map());
  /** Cards put below the loaded part by this reader: they stay in sight. */
  private readonly kept = signal<ReadonlySet<string>>(new Set());
  private readonly columnCards = new Map<string, Signal<readonly CardFace[]>>();
  private readonly order = new MessageOrder((message) => this.apply(message), () => void this.catchUp());
  private loads = 0;
  private catching: Promise<void> | null = null;
  private recount: ReturnType<typeof setTimeout> | undefined;

  readonly view = signal<BoardView | null>(null);
  readonly error = signal<unknown>(null);
  readonly filter = signal<CardFilter>({});
  readonly windows = signal<Readonly<Record<string, ColumnWindow>>>({});
  readonly counts = signal<FilteredCounts | null>(null);
  readonly today = computed(() => this.view()?.today ?? '');
  readonly isFiltered = computed(() => !isEmptyFilter(this.filter()));
  readonly columns = computed<readonly ColumnView[]>(() => this.view()?.columns ?? []);
  private readonly shown = computed(() => withPlacements(this.state(), this.placements()));
  readonly totals = computed(() => this.shown().totals);
  private readonly grouped = computed(() => byColumn(this.shown().cards));

  get seq(): number {
    return this.state().seq;
  }

  card(id: string): CardFace | undefined {
    return this.shown().cards[id];
  }

  cardByNo(no: string): CardFace | undefined {
    return Object.values(this.shown().cards).find((card) => card.no === no);
  }

  /** The cards of a column that are in its loaded part and pass the filter; the same list while none of them changes. */
  cardsOf(column: string): Signal<readonly CardFace[]> {
    let cards = this.columnCards.get(column);
    if (!cards) {
      cards = computed(() => this.visible(column), { equal: sameItems });
      this.columnCards.set(column, cards);
    }
    return cards;
  }

  async open(key: string, filter: CardFilter): Promise<void> {
    const load = ++this.loads;
    if (this.view()?.key !== key) this.view.set(null);
    this.filter.set(filter);
    this.error.set(null);
    try {
      const view = await this.api.get<BoardView>(`/boards/${key}`, filterQuery(filter));
      if (load === this.loads) await this.show(view);
    } catch (error) {
      if (load === this.loads) this.error.set(error);
    }
  }

  /** Fetches again what is shown, as far as it was loaded. */
  async reload(): Promise<void> {
    const view = this.view();
    if (!view) return;
    const lengths = new Map(Object.keys(this.windows()).map((column) => [column, this.cardsOf(column)().length]));
    await this.open(view.key, this.filter());
    const longer = [...lengths].filter(([column, length]) => length > (this.cardsOf(column)().length || 0) && this.windows()[column]?.next !== null);
    await Promise.all(longer.map(([column, length]) => this.loadMore(column, Math.min(longestWindow, length))));
  }

  async loadMore(column: string, limit = 30): Promise<void> {
    const view = this.view();
    const window = this.windows()[column];
    if (!view || window?.loading || (window && window.next === null && !window.error)) return;
    const load = this.loads;
    this.setWindow(column, { next: window?.next ?? null, loading: true, error: null });
    try {
      const path = `/boards/${view.key}/columns/${column}`;
      const more = await this.api.get<CardWindow>(path, { ...filterQuery(this.filter()), cursor: window?.next, limit });
      if (load !== this.loads) return;
      this.state.update((state) => ({ ...state, cards: { ...state.cards, ...newer(state, more.cards) } }));
      this.setWindow(column, { next: more.next, loading: false, error: null });
    } catch (error) {
      this.setWindow(column, { next: window?.next ?? null, loading: false, error });
    }
  }

  take(message: BoardMessage): Applied['kind'] {
    return this.order.take(message);
  }

  /** The newest word on one card, ahead of the message that will count it. */
  refresh(card: CardFace): void {
    if (card.boardId !== this.state().boardId) return;
    this.state.update((state) => ({ ...state, cards: { ...state.cards, [card.id]: card } }));
  }

  /** The last seq of the board is known: fetch what is missing. */
  noticed(seq: number): void {
    if (seq > this.seq) void this.catchUp();
  }

  /** Brings in everything since the last seq. @returns how many cards changed. */
  async catchUp(): Promise<number> {
    let changed = 0;
    this.catching ??= this.fetchChanges()
      .then((n) => void (changed = n))
      .catch(() => undefined)
      .finally(() => (this.catching = null));
    await this.catching;
    return changed;
  }

  place(cardId: string, placement: Placement): void {
    this.placements.update((placements) => new Map(placements).set(cardId, placement));
    this.kept.update((kept) => new Set(kept).add(cardId));
  }

  unplace(cardId: string): void {
    this.placements.update((placements) => new Map([...placements].filter(([id]) => id !== cardId)));
  }

  isPlaced(cardId: string): boolean {
    return this.placements().has(cardId);
  }

  close(): void {
    this.loads += 1;
    this.order.clear();
    clearTimeout(this.recount);
  }

  private async show(view: BoardView): Promise<void> {
    this.clock.set(view.serverTime);
    const cards = Object.fromEntries(Object.values(view.windows).flatMap((window) => window.cards.map((card) => [card.id, card])));
    const opened = Object.keys(this.view()?.key === view.key ? this.windows() : {}).filter((column) => !(column in view.windows));
    const heard = this.state().boardId === view.id ? this.seq : 0;
    this.order.clear();
    this.kept.set(new Set());
    this.state.set({ boardId: view.id, seq: view.seq, cards, totals: view.totals });
    this.counts.set(view.filtered);
    this.windows.set(Object.fromEntries(Object.entries(view.windows).map(([column, { next }]) => [column, { next, loading: false, error: null }])));
    this.view.set(view);
    // What came by socket while the page was asked for is younger than the answer.
    if (heard > view.seq) await this.fetchChanges();
    await Promise.all(opened.map((column) => this.loadMore(column)));
  }

  private apply(message: BoardMessage): Applied['kind'] {
    const before = this.state();
    const applied = applyBoardEvent(before, message);
    if (applied.kind !== 'applied') return applied.kind;
    this.countFiltered(message, before);
    this.state.set(applied.state);
    // An import or a sweep sends many of these: one look at the end is enough.
    if (message.cardIds?.length) this.recountSoon();
    return applied.kind;
  }

  private countFiltered(message: BoardMessage, { cards: loaded }: BoardState): void {
    const counts = this.counts();
    if (!counts) return;
    const at = { now: this.clock.now().toISOString(), today: this.today(), loaded };
    const next = countsAfter(counts, message, this.filter(), at);
    if (next) this.counts.set(next);
    else this.recountSoon();
  }

  private recountSoon(): void {
    clearTimeout(this.recount);
    this.recount = setTimeout(() => void this.reload(), 1500);
  }

  private async fetchChanges(): Promise<number> {
    const view = this.view();
    if (!view) return 0;
    const changes = await this.api.get<BoardChanges>(`/boards/${view.key}/changes`, { since: this.seq });
    if (changes.reset) {
      await this.reload();
      return 0;
    }
    if (changes.to > this.seq) {
      const gone = new Set(changes.gone);
      const cards = { ...this.state().cards, ...Object.fromEntries(changes.cards.map((card) => [card.id, card])) };
      const left = Object.fromEntries(Object.entries(cards).filter(([id]) => !gone.has(id)));
      this.state.update((state) => ({ ...state, seq: changes.to, cards: left, totals: changes.totals }));
      if (this.counts()) this.recountSoon();
    }
    this.order.release();
    return changes.cards.length + changes.gone.length;
  }

  private visible(column: string): readonly CardFace[] {
    const window = this.windows()[column];
    if (!window) return [];
    const edge = edgeOf(window.next);
    const kept = this.kept();
    const cards = (this.grouped().get(column) ?? []).filter((card) => !edge || kept.has(card.id) || byRank(card, edge) <= 0);
    const filter = this.filter();
    const [now, today] = [this.clock.minute().toISOString(), this.today()];
    return (this.isFiltered() ? cards.filter((card) => matchesFilter(card, filter, now, today)) : cards).sort(byRank);
  }

  private setWindow(column: string, window: ColumnWindow): void {
    this.windows.update((windows) => ({ ...windows, [column]: window }));
  }
}

/** The last loaded card, as the cursor names it. */
function edgeOf(next: string | null): { rank: string; id: string } | null {
  if (!next) return null;
  const cut = next.lastIndexOf('~');
  return { rank: next.slice(0, cut), id: next.slice(cut + 1) };
}

/** Cards of a window that no message has told about meanwhile. */
function newer(state: BoardState, cards: readonly CardFace[]): Record<string, CardFace> {
  return Object.fromEntries(cards.filter((card) => !(card.id in state.cards)).map((card) => [card.id, card]));
}
