import { Injectable } from '@nestjs/common';
import type { CardData } from './card.row';

type Clock = (card: CardData) => number | null;

/**
 * When a card returns to the pool: computed by the feature that owns the pools' rules, at every save, from the card's own
 * fields. Without such a feature no card ever does.
 */
@Injectable()
export class CardClocks {
  private clock: Clock = () => null;

  provide(clock: Clock): void {
    this.clock = clock;
  }

  /** Instant in milliseconds, or null. */
  expiry(card: CardData): number | null {
    return this.clock(card);
  }
}
