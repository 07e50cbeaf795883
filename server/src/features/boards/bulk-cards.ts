import { Injectable } from '@nestjs/common';
import { type Actor, ranksBetween } from '@tideboard/domain';
import type { NewEvent } from '../../platform/events/news';
import type { Board } from './board.entity';
import { CardClocks } from './card-clocks';
import { CardRepository } from './card.repository';
import type { CardData } from './card.row';
import { CardWrites } from './card-writes';
import { Cards, type NewCard } from './cards.service';

/** Many new cards in one unit: rows in bulk, one event each, totals and message once. */
@Injectable()
export class BulkCards {
  constructor(
    private readonly cards: Cards,
    private readonly rows: CardRepository,
    private readonly writes: CardWrites,
    private readonly clocks: CardClocks,
  ) {}

  /**
   * Writes cards at the end of their columns, in the order given.
   * @param complete sets what the feature knows beyond the card's beginning, before it is written
   */
  async create(
    board: Board,
    inputs: readonly NewCard[],
    actor: Actor,
    complete: (card: CardData, index: number) => void,
    event: (card: CardData) => NewEvent,
  ): Promise<CardData[]> {
    const made: CardData[] = [];
    for (const [index, input] of inputs.entries()) {
      const card = await this.cards.prepare(board, input, actor);
      complete(card, index);
      card.expiresAt = this.clocks.expiry(card);
      made.push(card);
    }
    await this.rank(board, made);
    await this.rows.insert(made);
    await this.rows.addTags(made);
    for (const card of made) this.writes.announce(await this.writes.fresh(card), actor, [event(card)]);
    return made;
  }

  private async rank(board: Board, made: readonly CardData[]): Promise<void> {
    const columns = new Map<string, CardData[]>();
    for (const card of made) columns.set(card.columnKey, [...(columns.get(card.columnKey) ?? []), card]);
    for (const [column, cards] of columns) {
      const keys = ranksBetween(await this.rows.lastRank(board.id, column), null, cards.length);
      cards.forEach((card, index) => (card.rankKey = keys[index]));
    }
  }
}
