import { Injectable } from '@nestjs/common';
import type { Actor } from '@tideboard/domain';
import { NotFound } from '../../platform/http/errors';
import { People } from '../identity';
import { Boards } from './boards.service';
import { CardRepository } from './card.repository';
import { readable } from './card-faces';
import { CardWrites, type Written } from './card-writes';

/** The answer to a repeated command: the card as it stands, and no second message. */
@Injectable()
export class CardReplay {
  constructor(
    private readonly cards: CardRepository,
    private readonly boards: Boards,
    private readonly people: People,
    private readonly writes: CardWrites,
  ) {}

  async of(actor: Actor, cardId: string): Promise<Written> {
    const card = await this.cards.find(cardId);
    if (!card) throw new NotFound();
    const [directory, { kind }] = [await this.people.directory(), await this.boards.byId(card.boardId)];
    this.writes.judge(actor, 'view', { card, kind, directory });
    return () => ({ card: readable(actor, kind, card, directory), message: null });
  }
}
