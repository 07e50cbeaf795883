import { Injectable } from '@nestjs/common';
import type { CardReply } from '@tideboard/contracts';
import { type Actor, type BoardKind, can, cardAction, type CardVerb, type Guarded } from '@tideboard/domain';
import { audienceOf } from '../../platform/events/audience';
import { EventLog } from '../../platform/events/event-log';
import type { NewEvent } from '../../platform/events/news';
import { withoutMoney } from '../../platform/realtime/without-money';
import { Denied, NotFound } from '../../platform/http/errors';
import { type Directory, People } from '../identity';
import { Boards } from './boards.service';
import { CardClocks } from './card-clocks';
import { CardRepository } from './card.repository';
import type { CardData } from './card.row';
import { faceOf, guardedCard } from './card-faces';
import { type CountedCard, countedAs, placedAs, TotalsRepository } from './totals.repository';

/** A card that is locked for a change, with what was counted and who could see it before. */
export interface OpenCard {
  readonly card: CardData;
  readonly kind: BoardKind;
  readonly directory: Directory;
  readonly before: { readonly counted: CountedCard; readonly guarded: Guarded; readonly audience: readonly string[] } | null;
}

/** A change that is written: call after the unit has committed. */
export type Written = (reader: Actor) => CardReply;

/** The one way in which a card changes: lock and judge, then row, totals, events and message in the same unit. */
@Injectable()
export class CardWrites {
  constructor(
    private readonly cards: CardRepository,
    private readonly boards: Boards,
    private readonly totals: TotalsRepository,
    private readonly events: EventLog,
    private readonly people: People,
    private readonly clocks: CardClocks,
  ) {}

  /** Locks a card and judges the actor. @throws NotFound when the card is not there or not for them, Denied when the verb is not. */
  async open(actor: Actor, verb: CardVerb, cardId: string): Promise<OpenCard> {
    const card = await this.cards.lock(cardId);
    if (!card) throw new NotFound();
    const open = await this.opened(card);
    this.judge(actor, verb, open);
    return open;
  }

  /** A locked card as it stands now, for commands of the system. */
  async opened(card: CardData): Promise<OpenCard> {
    const [directory, board] = [await this.people.directory(), await this.boards.byId(card.boardId)];
    const guarded = guardedCard(card, directory);
    return { card, kind: board.kind, directory, before: { counted: countedAs(card), guarded, audience: audienceOf(guarded) } };
  }

  /** A card that is being made. */
  async fresh(card: CardData): Promise<OpenCard> {
    const board = await this.boards.byId(card.boardId);
    return { card, kind: board.kind, directory: await this.people.directory(), before: null };
  }

  judge(actor: Actor, verb: CardVerb, { card, kind, directory }: Pick<OpenCard, 'card' | 'kind' | 'directory'>): Guarded {
    const guarded = guardedCard(card, directory);
    if (!can(actor, cardAction(kind, 'view'), guarded)) throw new NotFound();
    if (!can(actor, cardAction(kind, verb), guarded)) throw new Denied();
    return guarded;
  }

  /** Writes the changed card and says what happened. Several cards of one unit become one message. */
  async save(open: OpenCard, actor: Actor | null, events: NewEvent[]): Promise<Written> {
    const { card, before } = open;
    card.expiresAt = this.clocks.expiry(card);
    if (before) await this.cards.update(card);
    else await this.cards.insert([card]);
    return this.announce(open, actor, events);
  }

  /** What {@link save} does beside the row itself, for bulk units that write rows in bulk. */
  announce({ card, kind, directory, before }: OpenCard, actor: Actor | null, events: NewEvent[]): Written {
    this.totals.change(before?.counted ?? null, countedAs(card));
    const face = faceOf(card, directory);
    const change = { type: 'card' as const, card: face, before: before && placedAs(before.counted) };
    const announcement = this.events.announce({
      boardId: card.boardId,
      actor: actor && { id: actor.id, name: actor.name },
      events,
      changes: [{ change, before: before?.audience ?? [], after: audienceOf(guardedCard(card, directory)) }],
    });
    const guarded = guardedCard(card, directory);
    const may = (reader: Actor, verb: CardVerb, record: Guarded): boolean => can(reader, cardAction(kind, verb), record);
    return (reader) => {
      const known = may(reader, 'amount', guarded) ? change : withoutMoney(change);
      const left = { type: 'gone' as const, cardId: card.id, before: change.before };
      // Who has lost sight of the card counts it out by what they saw of it.
      const gone = before && may(reader, 'amount', before.guarded) ? left : withoutMoney(left);
      const shown = may(reader, 'view', guarded) ? known : gone;
      return {
        card: known.card,
        message: {
          boardId: card.boardId,
          from: announcement.from,
          to: announcement.to,
          changes: [shown],
          actor: actor && { id: actor.id, name: actor.name },
          event: events[0]?.type ?? '',
        },
      };
    };
  }
}
