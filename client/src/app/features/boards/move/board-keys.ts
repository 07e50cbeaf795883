import { afterNextRender, effect, inject, Injectable, Injector, signal, untracked } from '@angular/core';
import type { CardFace } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import { Announcer } from '../../../core/toasts/announcer';
import { BoardStore } from '../board/board.store';
import { type Grid, nextFocus, nextSpot, placeAt, spotOf } from './board-grid';
import { CardMoves } from './card-moves';
import { FlowFacts } from './flow-facts';
import { HeldCard, type Spot } from './held-card';
import type { Verdict } from './judge';
import { VerdictWords } from './verdict-words';

/** Everything the pointer does on the board, by keys, with the same checks and told in words. */
@Injectable()
export class BoardKeys {
  private readonly store = inject(BoardStore);
  private readonly held = inject(HeldCard);
  private readonly moves = inject(CardMoves);
  private readonly flows = inject(FlowFacts);
  private readonly words = inject(VerdictWords);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly i18n = inject(I18n);

  /** The one card in the tab order. */
  readonly current = signal<string | null>(null);
  /** A place that was told as "checking": told again once it is known whether the card may go there. */
  private pending: Spot | null = null;

  constructor() {
    effect(() => {
      const [card, spot] = [this.held.card(), this.held.spot()];
      const known = spot && this.verdictOf(spot).kind !== 'checking';
      if (!card || !known || this.pending !== spot) return;
      untracked(() => this.announcer.polite(this.over(card, spot)));
    });
  }

  /** @returns whether the key meant something here. */
  use(event: KeyboardEvent): boolean {
    if (event.isComposing || event.altKey) return false;
    return this.held.spot() ? this.useHeld(event) : this.useFree(event);
  }

  /** Brings the focus to a card, once it is drawn. */
  focus(id: string): void {
    this.current.set(id);
    afterNextRender(
      () => {
        const card = document.getElementById(`card-${id}`);
        card?.focus({ preventScroll: false });
        card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      },
      { injector: this.injector },
    );
  }

  /** The neighbour in the order of the board, for J and K with the drawer open. */
  neighbour(id: string, key: 'j' | 'k'): CardFace | null {
    const next = nextFocus(this.grid(), id, key);
    return next && next !== id ? (this.store.card(next) ?? null) : null;
  }

  release(): void {
    this.held.release();
  }

  private useFree(event: KeyboardEvent): boolean {
    const current = this.current();
    const card = current ? this.store.card(current) : undefined;
    if (!card || event.ctrlKey || event.metaKey) return false;
    if (event.key === ' ') return this.pickUp(card);
    const next = nextFocus(this.grid(), card.id, event.key);
    if (!next) return false;
    if (next !== card.id) this.focus(next);
    return true;
  }

  private pickUp(card: CardFace): boolean {
    const grid = this.grid();
    const spot = spotOf(grid, card.id);
    if (!spot) return false;
    this.held.hold(card, spot);
    const { i, n } = placeAt(grid, card.id, spot);
    this.announcer.polite(this.i18n.t('move.pickedUp', { t: this.name(card), s: this.columnName(spot.column), i, n }));
    return true;
  }

  private useHeld(event: KeyboardEvent): boolean {
    const [card, spot] = [this.held.card(), this.held.spot()];
    if (!card || !spot) return false;
    if (event.key === 'Escape') return this.cancel(card);
    if (event.key === ' ' || event.key === 'Enter') return this.drop(card, spot);
    const next = nextSpot(this.grid(), card.id, spot, event.key, event.ctrlKey || event.metaKey);
    if (!next) return event.key === 'Tab' ? !this.cancel(card) : true;
    this.held.moveTo(next);
    this.announcer.polite(this.over(card, next));
    this.reveal(next);
    return true;
  }

  private over(card: CardFace, spot: Spot): string {
    const { i, n } = placeAt(this.grid(), card.id, spot);
    const s = this.columnName(spot.column);
    const verdict = this.verdictOf(spot);
    this.pending = verdict.kind === 'checking' ? spot : null;
    const definition = this.flows.peek(card)?.definition ?? null;
    switch (verdict.kind) {
      case 'here':
        return this.i18n.t('move.inColumn', { i, n });
      case 'asks':
        return this.i18n.t('move.overAsks', { s, what: this.i18n.t(`move.what.${verdict.what}`) });
      case 'supply':
      case 'refused':
      case 'full':
        return this.i18n.t('move.overRefused', { s, reason: this.words.detail(verdict, definition) });
      case 'checking':
        return this.i18n.t('move.overChecking', { s });
      default:
        return this.i18n.t('move.overAllowed', { s, i, n });
    }
  }

  private verdictOf(spot: Spot): Verdict {
    return this.held.verdicts().get(spot.column) ?? { kind: 'checking' };
  }

  private cancel(card: CardFace): true {
    const { i, n } = this.placeOf(card);
    this.held.release();
    this.announcer.polite(this.i18n.t('move.cancelled', { t: this.name(card), s: this.columnName(card.column), i, n }));
    return true;
  }

  private drop(card: CardFace, spot: Spot): true {
    const { after } = placeAt(this.grid(), card.id, spot);
    const unmoved = spot.column === card.column && spotOf(this.grid(), card.id)?.index === spot.index;
    if (unmoved) return this.cancel(card);
    this.held.release();
    const sent = this.moves.request(card, spot.column, after);
    if (!this.moves.missing()) this.focus(card.id);
    void sent.then(() => {
      if (!this.moves.missing()) this.focus(card.id);
    });
    return true;
  }

  private placeOf(card: CardFace): { i: number; n: number } {
    const grid = this.grid();
    const spot = spotOf(grid, card.id);
    return spot ? placeAt(grid, card.id, spot) : { i: 1, n: 1 };
  }

  private grid(): Grid {
    return { columns: this.store.columns().map(({ key }) => ({ key, cards: this.store.cardsOf(key)().map(({ id }) => id) })) };
  }

  private reveal(spot: Spot): void {
    document.getElementById(`column-${spot.column}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private columnName(key: string): string {
    const column = this.store.columns().find((each) => each.key === key);
    return column ? this.i18n.local(column.name) : '';
  }

  private name(card: CardFace): string {
    return this.announcer.name(card.title);
  }
}
