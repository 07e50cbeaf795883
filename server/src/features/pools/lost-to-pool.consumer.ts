import { Injectable } from '@nestjs/common';
import { ARCHIVED_COLUMN, judgeLoss, type Recycling } from '@tideboard/domain';
import { Clock, iso } from '../../platform/clock';
import { type ConsumedEvent, Consumers } from '../../platform/events/consumers';
import { CardRepository, Cards, CardWrites } from '../boards';
import { Ownership } from './ownership';
import { OwnershipRepository } from './ownership.repository';
import { PoolPolicies } from './pool-policies';

/** What the Lost dialog says of trying again, in the words of the rules; to keep a record is to try later, at no date yet. */
const RECYCLING: Readonly<Record<string, Recycling>> = { pool: 'recyclable', keep: 'later', never: 'never' };

/** A lost record goes to the pool seconds later, as its reason and the pool's rules say (docs/pool.md 7). */
@Injectable()
export class LostToPool {
  constructor(
    consumers: Consumers,
    private readonly policies: PoolPolicies,
    private readonly repository: OwnershipRepository,
    private readonly ownership: Ownership,
    private readonly cards: CardRepository,
    private readonly cardActs: Cards,
    private readonly writes: CardWrites,
    private readonly clock: Clock,
  ) {
    consumers.register('lost-to-pool', ['card.lost'], (event) => this.consume(event));
  }

  private async consume({ cardId, payload, at }: ConsumedEvent): Promise<void> {
    const recycling = RECYCLING[String(payload['pool'])];
    const card = recycling && (await this.cards.lock(cardId));
    // Meanwhile it may have been reopened, released, claimed or put away.
    if (!card || card.state !== 'lost' || card.poolId !== null || card.columnKey === ARCHIVED_COLUMN) return;
    const { pool, calendar } = await this.policies.fresh(card.subjectType);
    if (!pool) return;
    const { loss, enabled } = pool.policy;
    const recycles = (await this.repository.find(card.subjectId))?.recycles ?? 0;
    const decision = judgeLoss({ recycling, tryAgainOn: null, lostAt: iso(at), recycles, policy: { ...loss, enabled }, calendar });
    const open = await this.writes.opened(card);
    if (decision.to === 'archive') await this.writes.save(open, null, [await this.cardActs.putAway(open)]);
    if (decision.to !== 'pool' || decision.at > iso(this.clock.now())) return;
    await this.writes.save(open, null, [await this.ownership.toPool(open, pool.row, { why: 'lost' })]);
  }
}
