import { CdkDrag, CdkDragDrop, CdkDragPlaceholder, CdkDropList } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { ColumnView } from '@tideboard/contracts';
import type { CardFace, ColumnTotal } from '@tideboard/domain';
import type { FlowDefinition } from '@tideboard/flow';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';
import { ErrorPanel } from '../../../ui/error-panel';
import { BoardKeys } from '../move/board-keys';
import { CardMoves } from '../move/card-moves';
import { FlowFacts } from '../move/flow-facts';
import { HeldCard } from '../move/held-card';
import { VerdictWords } from '../move/verdict-words';
import { BoardCard } from './board-card';
import { BoardLive } from './board-live';
import { BoardStore, type ColumnWindow } from './board.store';
import { ChunkWindow, chunkSize } from './chunk-window';
import { ColumnHead } from './column-head';
import { ColumnSums } from './column-sums';

/** How near the end of what is loaded the next cards are asked for. */
const nearEndPx = 600;
const openAfterMs = 600;
const snapBackMs = 240;

/** One stage or outcome: head, the loaded part of its cards, drag and drop. */
@Component({
  selector: 'tb-board-column',
  imports: [BoardCard, CdkDrag, CdkDragPlaceholder, CdkDropList, ColumnHead, ErrorPanel, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './board-column.html',
  styleUrl: './board-column.scss',
  host: { '[class.collapsed]': 'collapsed()', '[class]': 'look()?.frame ?? ""', '[attr.data-column]': 'column().key' },
})
export class BoardColumn {
  private readonly words = inject(VerdictWords);
  private readonly flows = inject(FlowFacts);
  private readonly sums = inject(ColumnSums);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  private readonly chunks = new ChunkWindow();
  private opening: ReturnType<typeof setTimeout> | undefined;
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(BoardStore);
  protected readonly held = inject(HeldCard);
  protected readonly moves = inject(CardMoves);
  protected readonly keys = inject(BoardKeys);
  protected readonly live = inject(BoardLive);

  readonly column = input.required<ColumnView>();
  readonly collapsed = input(false);
  readonly definition = input.required<FlowDefinition | null>();
  readonly nodes = input.required<ReadonlyMap<string, string>>();
  readonly stages = input.required<ReadonlyMap<string, string>>();
  /** Text of an empty column; only the first one explains. */
  readonly emptyText = input('');
  readonly folded = output();
  readonly opened = output<CardFace>();
  readonly menuOpened = output<{ card: CardFace; button: HTMLElement }>();

  protected readonly name = computed(() => this.i18n.local(this.column().name));
  protected readonly cards = computed(() => this.store.cardsOf(this.column().key)());
  protected readonly window = computed<ColumnWindow | undefined>(() => this.store.windows()[this.column().key]);
  protected readonly total = computed<ColumnTotal | undefined>(() => this.store.totals()[this.column().key]);
  protected readonly count = computed(() => {
    const total = this.total()?.count ?? 0;
    const counts = this.store.counts();
    if (!counts) return String(total);
    const { count, more } = counts[this.column().key] ?? { count: 0, more: false };
    return this.t('board.ofCards', { n: more ? `${count}+` : count, total });
  });
  /** The count where there is no room for two numbers. */
  protected readonly short = computed(() => {
    const counts = this.store.counts();
    return counts ? (counts[this.column().key]?.count ?? 0) : (this.total()?.count ?? 0);
  });
  protected readonly sum = computed(() => this.sums.sum(this.total()));
  protected readonly weighted = computed(() => this.sums.weighted(this.total(), this.column().probability));
  protected readonly look = computed(() => {
    const verdict = this.held.verdicts().get(this.column().key);
    return verdict ? this.words.look(verdict, this.definition()) : null;
  });
  /** Where the keys would drop the held card; the index counts the other cards. */
  protected readonly dropIndex = computed(() => {
    const spot = this.held.spot();
    if (spot?.column !== this.column().key) return -1;
    const own = this.cards().findIndex(({ id }) => id === this.held.card()?.id);
    return own >= 0 && own < spot.index ? spot.index + 1 : spot.index;
  });
  protected readonly above = signal({ hidden: 0, spacer: 0 });
  protected readonly inPage = computed(() => (this.above().hidden ? this.cards().slice(this.above().hidden) : this.cards()));

  protected hrefOf(card: CardFace): string {
    return `/boards/${this.store.view()?.key ?? ''}/cards/${card.no}`;
  }

  protected open(event: MouseEvent, card: CardFace): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1) return;
    event.preventDefault();
    this.opened.emit(card);
  }

  protected scrolled(): void {
    const list = this.list()?.nativeElement;
    if (!list) return;
    if (list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx && !this.window()?.error) void this.store.loadMore(this.column().key);
    if (this.held.card()) return;
    const changed = this.chunks.scrolled(list.scrollTop, list.clientHeight, this.cards().length, () => this.firstChunkHeight(list));
    if (changed) this.above.set({ hidden: this.chunks.hidden, spacer: this.chunks.spacer });
  }

  protected pickUp(card: CardFace): void {
    navigator.vibrate?.(10);
    this.held.hold(card);
  }

  protected drop(event: CdkDragDrop<ColumnView, ColumnView, CardFace>): void {
    const card = event.item.data;
    this.held.release();
    clearTimeout(this.opening);
    const others = this.cards().filter(({ id }) => id !== card.id);
    const index = event.currentIndex + this.above().hidden;
    const after = index > 0 ? (others[index - 1]?.id ?? others.at(-1)?.id ?? null) : null;
    const stays = event.container === event.previousContainer && event.currentIndex === event.previousIndex;
    if (stays || !event.isPointerOverContainer) return this.keys.focus(card.id);
    const from = event.dropPoint;
    const sent = this.moves.request(card, this.column().key, after);
    // The panel of a refused drop takes the focus itself.
    if (!this.moves.missing()) this.keys.focus(card.id);
    void sent.then((moved) => {
      if (!moved) this.glideBack(card, from);
      if (!this.moves.missing()) this.keys.focus(card.id);
    });
  }

  /** A collapsed column opens when a card rests over it. */
  protected waitToOpen(): void {
    if (this.collapsed()) this.opening = setTimeout(() => this.folded.emit(), openAfterMs);
  }

  protected stopWaiting(): void {
    clearTimeout(this.opening);
  }

  /** The flow of a card is fetched while a pointer or the focus is on it, so that a pick-up can judge at once. */
  protected prepare(card: CardFace): void {
    if (!this.flows.peek(card)) this.held.prepare(card);
  }

  private glideBack(card: CardFace, from: { x: number; y: number }): void {
    const element = document.getElementById(`card-${card.id}`);
    if (!element) return;
    const { left, top, width } = element.getBoundingClientRect();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      element.animate([{ outline: '2px solid var(--tb-overdue)' }, { outline: '2px solid var(--tb-overdue)' }], 1000);
      return;
    }
    const transform = `translate(${from.x - left - width / 2}px, ${from.y - top - 24}px)`;
    element.animate([{ transform, zIndex: 10 }, { transform: 'none', zIndex: 10 }], { duration: snapBackMs, easing: 'cubic-bezier(.2, 0, 0, 1)' });
  }

  private firstChunkHeight(list: HTMLElement): number {
    const items = list.querySelectorAll<HTMLElement>('.item');
    const [first, next] = [items[0], items[chunkSize]];
    return first && next ? next.offsetTop - first.offsetTop : 0;
  }
}
