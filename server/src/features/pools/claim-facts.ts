import { Injectable } from '@nestjs/common';
import { type Actor, type BoardKind, can, cardAction, type Claimer, type ClaimInput, type ClaimRecord, localDateOf } from '@tideboard/domain';
import { Clock, iso } from '../../platform/clock';
import type { CardData } from '../boards';
import { ClaimQuotaRepository } from './claim-quota.repository';
import { OwnershipRepository } from './ownership.repository';
import type { OwnershipPeriod } from './pool.entity';
import { type KnownPool, PoolPolicies } from './pool-policies';

/** What the judgement of claims asks for, gathered in one set of queries whatever the number of cards. */
export interface ClaimFacts {
  readonly input: Omit<ClaimInput, 'record'>;
  record(card: CardData): ClaimRecord;
  /** Calendar date of the organisation that a claim counts for. */
  readonly day: string;
}

@Injectable()
export class ClaimFactsReader {
  constructor(
    private readonly repository: OwnershipRepository,
    private readonly quotas: ClaimQuotaRepository,
    private readonly policies: PoolPolicies,
    private readonly clock: Clock,
  ) {}

  /** What somebody has and has claimed today. */
  async claimer(person: { id: string; teamId: string | null }, { row }: KnownPool): Promise<Claimer> {
    const holdings = await this.quotas.holdings(person.id, row.kind);
    return { userId: person.id, teamId: person.teamId, holdings, claimsToday: await this.quotas.claimsOn(person.id, await this.today()) };
  }

  async read(actor: Actor, pool: KnownPool, cards: readonly CardData[]): Promise<ClaimFacts> {
    const periods = await this.repository.periods(cards.map(({ subjectId }) => subjectId));
    const { timeZone } = await this.policies.calendar();
    const now = iso(this.clock.now());
    return {
      input: {
        pool: { enabled: pool.row.enabled, isMember: mayClaim(actor, pool) },
        policy: pool.policy.claim,
        claimer: await this.claimer(actor, pool),
        now,
        timeZone,
      },
      record: (card) => claimRecord(card, pool, periods.get(card.subjectId) ?? []),
      day: await this.today(),
    };
  }

  private async today(): Promise<string> {
    return localDateOf(iso(this.clock.now()), (await this.policies.calendar()).timeZone);
  }
}

const POOLED = { ownerId: null, teamPath: [], participantIds: [], inPool: true };

/** Whether somebody may take records out of a pool, limits aside. */
export function mayClaim(actor: Actor, { row }: Pick<KnownPool, 'row'>): boolean {
  return can(actor, cardAction(row.kind as BoardKind, 'claim'), POOLED);
}

/** Whether somebody may see a pool: who claims from it, and who hands its records out. */
export function seesPool(actor: Actor, pool: Pick<KnownPool, 'row'>): boolean {
  return mayClaim(actor, pool) || can(actor, cardAction(pool.row.kind as BoardKind, 'assign'), POOLED);
}

function claimRecord(card: CardData, pool: KnownPool, periods: readonly Pick<OwnershipPeriod, 'ownerId' | 'teamId' | 'endedAt'>[]): ClaimRecord {
  return {
    state: card.poolId === pool.row.id ? 'pool' : 'private',
    poolEnteredAt: iso(card.pooledAt ?? card.createdAt),
    isNew: periods.length === 0,
    formerOwners: periods.map(({ ownerId, teamId, endedAt }) => ({ userId: ownerId, teamId, until: iso(endedAt) })),
  };
}
