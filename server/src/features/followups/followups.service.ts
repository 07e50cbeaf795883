import { Injectable } from '@nestjs/common';
import { type CardReply, FOLLOW_UP_EVENTS, type followUpCreate } from '@tideboard/contracts';
import { type Actor, can, cardAction } from '@tideboard/domain';
import type { z } from 'zod';
import { Clock } from '../../platform/clock';
import type { RequestKey } from '../../platform/http/commands';
import { CardClocks, Cards, guardedCard } from '../boards';

/** Records of contact with a customer, and comments of colleagues. Both live in the card's log: the event is the record. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly cards: Cards,
    private readonly clocks: CardClocks,
    private readonly clock: Clock,
  ) {}

  /** A follow-up; whether it moves the pool's clock is for the pool's rules to say. */
  followUp(actor: Actor, cardId: string, input: z.infer<typeof followUpCreate>, key: RequestKey): Promise<CardReply> {
    return this.cards.change(actor, 'comment', cardId, key, ({ card, kind, directory }) => {
      this.clocks.followedUp(card, { actorId: actor.id, at: this.clock.now(), ...input });
      // Who only comments writes down what was agreed; the plan of the card is for who may edit it.
      if (input.next && can(actor, cardAction(kind, 'edit'), guardedCard(card, directory))) this.cards.nextAction(card, input.next);
      return [{ type: FOLLOW_UP_EVENTS.followedUp, cardId, payload: { ...input } }];
    });
  }

  comment(actor: Actor, cardId: string, text: string, key: RequestKey): Promise<CardReply> {
    return this.cards.change(actor, 'comment', cardId, key, ({ card }) => {
      card.comments += 1;
      return [{ type: FOLLOW_UP_EVENTS.commented, cardId, payload: { text } }];
    });
  }
}
