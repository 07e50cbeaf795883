import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { BoardSummary, CardReply, ClaimResults, PoolView } from '@tideboard/contracts';
import type { BoardMessage } from '@tideboard/domain';
import { Api } from '../../core/api/api';
import { ApiProblem, toApiProblem } from '../../core/api/api-problem';
import { Realtime } from '../../core/realtime/realtime';
import { applyMessage, applyResults, claimsLeft, isClaimable, PoolRow, reconcile, rowOf } from './pool-rows';

const rereadMs = 1500;

/** One public pool: what is in it, what I may still take, and what becomes of it while I look. */
@Injectable()
export class PoolStore {
  private readonly api = inject(Api);
  private readonly realtime = inject(Realtime);
  private readonly list = signal<readonly PoolRow[]>([]);
  private readonly view = signal<Omit<PoolView, 'cards'> | null>(null);
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  private readonly boards = new Set<string>();
  private place: { key: string; text: string } | null = null;
  private pages = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly pool = this.view.asReadonly();
  readonly rows = this.list.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);
  readonly loading = signal(false);
  /** Ids of records that are being claimed. */
  readonly busy = signal<ReadonlySet<string>>(new Set());
  /** Records that came in since the list was read. */
  readonly arrived = signal(0);
  readonly selected = computed(() => this.list().filter((row) => this.chosen().has(row.id) && isClaimable(row)));
  readonly left = computed(() => {
    const view = this.view();
    return view ? claimsLeft(view) : null;
  });

  constructor() {
    this.realtime.messages.pipe(takeUntilDestroyed()).subscribe((message) => this.hear(message));
    this.realtime.joined.pipe(takeUntilDestroyed()).subscribe(({ boardId }) => void this.catchUp(boardId));
    inject(DestroyRef).onDestroy(() => this.close());
  }

  async open(key: string, text: string): Promise<void> {
    const isOther = this.place?.key !== key;
    this.place = { key, text };
    if (isOther) {
      this.view.set(null);
      this.list.set([]);
    }
    await this.load();
  }

  /** Reads the list anew, from its start. */
  async load(): Promise<void> {
    const place = this.place;
    if (!place) return;
    this.loading.set(true);
    try {
      const view = await this.read(place);
      if (place !== this.place) return;
      this.pages = 1;
      this.arrived.set(0);
      this.problem.set(null);
      this.list.set(view.cards.map(rowOf));
      this.keep(view);
    } catch (error) {
      if (place === this.place) this.problem.set(toApiProblem(error));
    } finally {
      if (place === this.place) this.loading.set(false);
    }
  }

  async loadMore(): Promise<void> {
    const [place, cursor] = [this.place, this.view()?.next];
    if (!place || !cursor) return;
    const view = await this.read(place, cursor);
    if (place !== this.place) return;
    const known = new Set(this.list().map(({ id }) => id));
    this.list.update((rows) => [...rows, ...view.cards.filter(({ card }) => !known.has(card.id)).map(rowOf)]);
    this.pages += 1;
    this.keep(view);
  }

  isSelected(id: string): boolean {
    return this.chosen().has(id);
  }

  select(ids: readonly string[], on: boolean): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      for (const id of ids) if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  }

  /** Claims one record. The answer is the row as it is now. */
  async claim(row: PoolRow): Promise<PoolRow> {
    const results = await this.during([row.id], async (): Promise<ClaimResults> => {
      try {
        const { card } = await this.api.post<CardReply>(`/cards/${row.id}/claim`);
        this.list.update((rows) => rows.map((one) => (one.id === row.id ? { ...one, pooled: { ...one.pooled, card, hidden: [] } } : one)));
        return { results: [{ cardId: row.id, ok: true, code: null, reasons: [] }] };
      } catch (error) {
        const { code, reasons } = toApiProblem(error);
        return { results: [{ cardId: row.id, ok: false, code, reasons: reasons.map((reason) => ({ ...reason })) }] };
      }
    });
    this.settle(results);
    return this.list().find(({ id }) => id === row.id) ?? row;
  }

  /** Claims several in the order of the list, until a limit is reached. */
  async claimMany(rows: readonly PoolRow[]): Promise<ClaimResults> {
    const cardIds = rows.map(({ id }) => id);
    const results = await this.during(cardIds, () => this.api.post<ClaimResults>(`/pools/${this.place?.key}/claims`, { cardIds }));
    this.settle(results);
    return results;
  }

  /** Key of the board a card stands on, for its address. */
  async boardKey(boardId: string): Promise<string | null> {
    const boards = await this.api.get<BoardSummary[]>('/boards');
    return boards.find(({ id }) => id === boardId)?.key ?? null;
  }

  private settle(results: ClaimResults): void {
    const claimed = results.results.filter(({ ok }) => ok).length;
    this.list.update((rows) => applyResults(rows, results));
    this.select(results.results.filter(({ ok }) => ok).map(({ cardId }) => cardId), false);
    this.view.update(
      (view) => view && { ...view, records: view.records - claimed, claimsToday: view.claimsToday + claimed, holdings: view.holdings + claimed },
    );
  }

  private async during<R>(ids: readonly string[], run: () => Promise<R>): Promise<R> {
    this.busy.update((busy) => new Set([...busy, ...ids]));
    try {
      return await run();
    } finally {
      this.busy.update((busy) => new Set([...busy].filter((id) => !ids.includes(id))));
    }
  }

  private read({ key, text }: { key: string; text: string }, cursor: string | null = null): Promise<PoolView> {
    return this.api.get<PoolView>(`/pools/${key}`, { text, cursor });
  }

  private keep({ cards, ...view }: PoolView): void {
    this.view.set(view);
    if (cards.length) cards.forEach(({ card }) => this.join(card.boardId));
    else if (!this.boards.size) void this.joinAll();
  }

  /** An empty pool names no board: records may come from any that feeds one. */
  private async joinAll(): Promise<void> {
    try {
      const boards = await this.api.get<BoardSummary[]>('/boards');
      if (this.place) boards.filter(({ kind }) => kind === 'opportunity').forEach(({ id }) => this.join(id));
    } catch {
      // The pool then shows what comes in at the next reading.
    }
  }

  private join(boardId: string): void {
    if (this.boards.has(boardId)) return;
    this.boards.add(boardId);
    void this.realtime.join(boardId);
  }

  /** What the message tells is shown at once; for what it does not tell, the list is read again a little later. */
  private hear(message: BoardMessage): void {
    if (!this.boards.has(message.boardId)) return;
    this.list.update((rows) => applyMessage(rows, message));
    this.timer ??= setTimeout(() => void this.reread(), rereadMs);
  }

  /** After a lost connection the list may be old. */
  private async catchUp(boardId: string): Promise<void> {
    if (!this.boards.has(boardId) || this.realtime.connection().state !== 'catching-up') return;
    await this.reread();
    this.realtime.caughtUp(0);
  }

  private async reread(): Promise<void> {
    this.timer = undefined;
    const place = this.place;
    if (!place) return;
    try {
      const views = [await this.read(place)];
      for (let page = 1; page < this.pages; page += 1) {
        const cursor = views.at(-1)?.next;
        if (cursor) views.push(await this.read(place, cursor));
      }
      const last = views.at(-1);
      if (place !== this.place || !last) return;
      const cards = views.flatMap((view) => view.cards);
      const { rows, arrived } = reconcile(this.list(), cards);
      // An empty list has no place to keep: what came in is shown at once.
      this.list.set(rows.length ? rows : cards.map(rowOf));
      this.arrived.set(rows.length ? arrived : 0);
      this.keep({ ...last, cards });
    } catch {
      // The list stays as it is; the next message or a reload tries again.
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    this.place = null;
    for (const boardId of this.boards) void this.realtime.leave(boardId);
  }
}
