import { Injectable } from '@nestjs/common';
import type { Placed } from '@tideboard/domain';
import { Database, type Param } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { CardData } from './card.row';

interface Delta {
  readonly key: readonly [string, string, string, string, string];
  count: number;
  sum: number;
}

const PENDING = Symbol('board totals');

/** Keeps `board_total` in step with the cards: changes of a unit are gathered, then written in key order before its commit. */
@Injectable()
export class TotalsRepository {
  constructor(
    private readonly db: Database,
    private readonly unit: UnitOfWork,
  ) {}

  /** Counts a card out of where it was (a snapshot from before) and into where it is now. */
  change(before: CountedCard | null, after: CountedCard | null): void {
    const deltas = this.unit.keep(PENDING, () => {
      const map = new Map<string, Delta>();
      this.unit.beforeCommit(() => this.write(map));
      return map;
    });
    if (before) add(deltas, before, -1);
    if (after) add(deltas, after, 1);
  }

  private async write(deltas: Map<string, Delta>): Promise<void> {
    const rows = [...deltas.keys()]
      .sort()
      .map((key) => deltas.get(key)!)
      .filter(({ count, sum }) => count !== 0 || sum !== 0)
      .map(({ key, count, sum }): Param[] => [...key, count, sum]);
    for (let start = 0; start < rows.length; start += 100) {
      await this.db.addTo(
        'board_total',
        ['board_id', 'column_key', 'owner_id', 'team_id', 'currency'],
        ['card_count', 'amount_sum'],
        rows.slice(start, start + 100),
      );
    }
  }
}

export type CountedCard = Pick<CardData, 'boardId' | 'columnKey' | 'ownerId' | 'teamId' | 'currency' | 'amount'>;

/** What the totals knew of a card, taken before it is changed. */
export function countedAs({ boardId, columnKey, ownerId, teamId, currency, amount }: CountedCard): CountedCard {
  return { boardId, columnKey, ownerId, teamId, currency, amount };
}

export function placedAs({ columnKey, amount, currency }: CountedCard): Placed {
  return { column: columnKey, amount, currency };
}

function add(deltas: Map<string, Delta>, card: CountedCard, by: 1 | -1): void {
  const key = [card.boardId, card.columnKey, card.ownerId ?? '', card.teamId ?? '', card.currency] as const;
  const name = key.join('|');
  const delta = deltas.get(name) ?? { key, count: 0, sum: 0 };
  delta.count += by;
  delta.sum += by * (card.amount ?? 0);
  deltas.set(name, delta);
}
