import { Injectable } from '@nestjs/common';
import { OWNERSHIP_EVENTS } from '@tideboard/contracts';
import { Clock } from '../../platform/clock';
import type { NewEvent } from '../../platform/events/news';
import { type CardData, Cards, type OpenCard } from '../boards';
import { startOwnership } from './clock-memory';
import { OwnershipRepository } from './ownership.repository';
import type { HowEnded, OwnershipRow, Pool } from './pool.entity';

/** The fields of a card that say who owns its subject. */
export type OwnedCard = Pick<CardData, 'subjectId' | 'subjectType' | 'ownerId' | 'teamId' | 'ownedSince' | 'poolId' | 'pooledAt' | 'createdAt'>;

/** Why a record goes to a pool. */
export interface Release {
  readonly why: Exclude<HowEnded, 'assigned'>;
  /** The clock that has run out. */
  readonly clock?: string;
  /** What the owner wrote. */
  readonly note?: string;
}

/**
 * The one door for every change of an owner (docs/pool.md 9): card, ownership row, history and event in the same unit, on a
 * locked card. The caller saves the card with the event.
 */
@Injectable()
export class Ownership {
  constructor(
    private readonly repository: OwnershipRepository,
    private readonly cards: Cards,
    private readonly clock: Clock,
  ) {}

  /** A record that is made, with or without an owner. Inside the unit that makes it. */
  begin(...cards: readonly OwnedCard[]): Promise<void> {
    return this.repository.insert(cards.map(rowOf));
  }

  /** Into a pool; its flow is frozen there, its owner and team are gone. */
  async toPool(open: OpenCard, pool: Pool, release: Release): Promise<NewEvent> {
    const { card } = open;
    const now = this.clock.now();
    const [row, from] = [await this.endPeriod(card, release.why), card.ownerId];
    await this.cards.setOwner(open, null, pool);
    startOwnership(card, from, now);
    await this.write(row, { ...rowOf(card), why: release.why, note: release.note ?? null, enteredAt: now, recycles: row?.recycles ?? 0 });
    const { why, clock = null, note = null } = release;
    return { type: OWNERSHIP_EVENTS.released, cardId: card.id, payload: { why, clock, reason: note, from, pool: pool.id } };
  }

  /** To a person, out of a pool or from another owner. All clocks start anew. */
  async toOwner(open: OpenCard, owner: { id: string; name: string; teamId: string | null }, how: 'claimed' | 'assigned', reason?: string): Promise<NewEvent> {
    const { card } = open;
    const [row, from, fromPool] = [await this.endPeriod(card, 'assigned'), card.ownerId, card.poolId];
    await this.cards.setOwner(open, owner, null);
    startOwnership(card, from, this.clock.now());
    await this.write(row, { ...rowOf(card), enteredAt: row?.enteredAt ?? null, recycles: (row?.recycles ?? 0) + (fromPool ? 1 : 0) });
    return { type: OWNERSHIP_EVENTS[how], cardId: card.id, payload: { from, to: owner.id, owner: owner.name, pool: fromPool, ...(reason ? { reason } : {}) } };
  }

  private async endPeriod(card: CardData, howEnded: HowEnded): Promise<OwnershipRow | null> {
    const row = await this.repository.find(card.subjectId);
    if (card.ownerId === null) return row;
    // The card is read rather than the row: records from before this table have none.
    const { subjectId, ownerId, teamId, ownedSince, createdAt } = card;
    await this.repository.endPeriod({ subjectId, ownerId, teamId, startedAt: ownedSince ?? createdAt, endedAt: this.clock.now(), howEnded });
    return row;
  }

  private async write(known: OwnershipRow | null, row: OwnershipRow): Promise<void> {
    if (known) await this.repository.update(row);
    else await this.repository.insert([row]);
  }
}

function rowOf(card: OwnedCard): OwnershipRow {
  return {
    subject_id: card.subjectId,
    subjectType: card.subjectType,
    state: card.poolId !== null ? 'pool' : card.ownerId !== null ? 'private' : 'unassigned',
    ownerId: card.ownerId,
    teamId: card.teamId,
    poolId: card.poolId,
    ownedSince: card.ownedSince,
    enteredAt: card.pooledAt,
    why: null,
    note: null,
    recycles: 0,
  };
}
