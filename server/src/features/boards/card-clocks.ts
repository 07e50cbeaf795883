import { Injectable } from '@nestjs/common';
import type { FlowEvent } from '@tideboard/flow';
import type { CardData } from './card.row';

/** A follow-up as the clocks judge it. */
export interface FollowedUp {
  readonly actorId: string;
  /** Instant in milliseconds. */
  readonly at: number;
  readonly channel: string;
  readonly outcome: string;
  readonly text: string;
  readonly next: { readonly text: string; readonly on: string | null } | null;
}

/** Rules of the feature that owns the pools. They read and write the locked card's own fields only: no statement of their own. */
export interface CardClockRules {
  /** When the card returns to the pool, in milliseconds, or null. */
  expiry(card: CardData): number | null;
  /** Work on the flow: sets `lastStatusAt` where it counts. */
  worked(card: CardData, actorId: string, events: readonly FlowEvent[], at: number): void;
  /** Contact with the customer: sets `lastFollowUpAt` where it counts. */
  followedUp(card: CardData, followUp: FollowedUp): void;
}

/** Lets the pools' rules in at every save, so that boards need not know them. Without them no card ever returns to a pool. */
@Injectable()
export class CardClocks {
  private rules: CardClockRules | null = null;

  provide(rules: CardClockRules): void {
    this.rules = rules;
  }

  expiry(card: CardData): number | null {
    return this.rules?.expiry(card) ?? null;
  }

  worked(card: CardData, actorId: string, events: readonly FlowEvent[], at: number): void {
    this.rules?.worked(card, actorId, events, at);
  }

  followedUp(card: CardData, followUp: FollowedUp): void {
    this.rules?.followedUp(card, followUp);
  }
}
