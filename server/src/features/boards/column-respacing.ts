import { Injectable } from '@nestjs/common';
import { RANK_LIMIT, ranksBetween } from '@tideboard/domain';
import { Database, type Param } from '../../platform/database/database';
import { Consumers } from '../../platform/events/consumers';
import { BOARD_EVENTS } from '@tideboard/contracts';
import { CardRepository } from './card.repository';
import { CardWrites } from './card-writes';

/** Cards that get new keys at once, on each side of the crowded place. */
const REACH = 90;

/** Whether a place between two cards has become so narrow that its key should be spread. */
export function isCrowded(rankKey: string): boolean {
  return rankKey.length > RANK_LIMIT;
}

/** Gives cards around a crowded place new keys of normal length. Their order stays; everybody who sees them is told. */
@Injectable()
export class ColumnRespacing {
  constructor(
    consumers: Consumers,
    private readonly db: Database,
    private readonly cards: CardRepository,
    private readonly writes: CardWrites,
  ) {
    consumers.register('respace-column', [BOARD_EVENTS.crowded], ({ boardId, cardId }) => this.respace(boardId, cardId));
  }

  /** Inside a unit. */
  async respace(boardId: string, cardId: string): Promise<void> {
    const crowded = await this.cards.find(cardId);
    if (!crowded || !isCrowded(crowded.rankKey)) return;
    const place: Param[] = [boardId, crowded.columnKey, crowded.rankKey];
    const above = await this.near(place, '<=', 'DESC');
    const below = await this.near(place, '>', 'ASC');
    const upper = above.length > REACH ? above.pop()!.rank_key : null;
    const lower = below.length > REACH ? below.pop()!.rank_key : null;
    const order = [...above.reverse(), ...below].map(({ id }) => id);
    const keys = new Map(ranksBetween(upper, lower, order.length).map((key, index) => [order[index], key]));
    for (const card of await this.cards.lockMany([...order].sort())) {
      // Moved away meanwhile: it has a key of its own there.
      if (card.columnKey !== crowded.columnKey) continue;
      const open = await this.writes.opened(card);
      card.rankKey = keys.get(card.id)!;
      await this.writes.save(open, null, [{ type: BOARD_EVENTS.ranked, cardId: card.id, payload: { column: card.columnKey } }]);
    }
  }

  private near(place: Param[], side: '<=' | '>', order: 'ASC' | 'DESC'): Promise<{ id: string; rank_key: string }[]> {
    return this.db.query(
      `SELECT id, rank_key FROM card WHERE board_id = ? AND column_key = ? AND rank_key ${side} ? ORDER BY rank_key ${order}, id ${order} LIMIT ${REACH + 1}`,
      place,
    );
  }
}
