import { computed, inject, Injectable, signal } from '@angular/core';
import type { CardFace } from '@tideboard/domain';
import { BoardStore } from '../board/board.store';
import { type CardFlow, FlowFacts } from './flow-facts';
import { judge, judgeAll, type Verdict } from './judge';

export interface Spot {
  readonly column: string;
  /** Position among the other cards of the column. */
  readonly index: number;
}

/** The card that somebody holds, by pointer or by keys, and what every column says to it. */
@Injectable()
export class HeldCard {
  private readonly store = inject(BoardStore);
  private readonly flows = inject(FlowFacts);
  private readonly flow = signal<CardFlow | null>(null);

  readonly card = signal<CardFace | null>(null);
  /** Where the keys have brought it; null while a pointer holds it. */
  readonly spot = signal<Spot | null>(null);
  readonly verdicts = computed<ReadonlyMap<string, Verdict>>(() => {
    const card = this.card();
    return card ? judgeAll(this.flow(), card, this.store.columns(), this.store.totals()) : new Map();
  });

  /** Fetches what a pick-up will need, while the pointer only hovers. */
  prepare(card: CardFace): void {
    void this.flows.of(card).catch(() => undefined);
  }

  hold(card: CardFace, spot: Spot | null = null): void {
    this.card.set(card);
    this.spot.set(spot);
    this.flow.set(this.flows.peek(card));
    if (this.flow()) return;
    this.flows.of(card).then(
      (flow) => this.card()?.id === card.id && this.flow.set(flow),
      () => undefined,
    );
  }

  moveTo(spot: Spot): void {
    this.spot.set(spot);
  }

  release(): void {
    this.card.set(null);
    this.spot.set(null);
    this.flow.set(null);
  }

  verdictOn(card: CardFace, column: string): Verdict {
    return judge(this.flows.peek(card), card, { key: column }, this.store.totals());
  }
}
