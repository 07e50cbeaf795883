import { Injectable } from '@nestjs/common';
import type { CardReply, ClaimResults } from '@tideboard/contracts';
import { type Actor, can, cardAction, judgeClaim, type PoolVerdict } from '@tideboard/domain';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Commands, type RequestKey } from '../../platform/http/commands';
import { NotFound, Refused } from '../../platform/http/errors';
import { type CardData, CardRepository, CardWrites, guardedCard, Moves, type OpenCard, type Written } from '../boards';
import { type ClaimFacts, ClaimFactsReader, seesPool } from './claim-facts';
import { ClaimQuotaRepository } from './claim-quota.repository';
import { Ownership } from './ownership';
import { OwnershipRepository } from './ownership.repository';
import { type KnownPool, PoolPolicies } from './pool-policies';

/**
 * Taking records out of a pool. The claimer's quota row is locked first, then the cards by id, and only then is judged: of
 * many who want one record, one gets it.
 */
@Injectable()
export class Claims {
  /** Whose quota row is known to be there. */
  private readonly ready = new Set<string>();

  constructor(
    private readonly repository: OwnershipRepository,
    private readonly quotas: ClaimQuotaRepository,
    private readonly facts: ClaimFactsReader,
    private readonly policies: PoolPolicies,
    private readonly ownership: Ownership,
    private readonly cards: CardRepository,
    private readonly writes: CardWrites,
    private readonly moves: Moves,
    private readonly commands: Commands,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused claim_refused with every reason; 409 when somebody was faster. */
  async claim(actor: Actor, cardId: string, key: RequestKey): Promise<CardReply> {
    await this.prepareQuota(actor.id);
    const written = await this.commands.run<Written>(
      actor.id,
      key,
      cardId,
      async () => {
        await this.quotas.lock(actor.id);
        const card = await this.cards.lock(cardId);
        const pool = card && (await this.poolOf(card));
        if (!card || !pool || !seesPool(actor, pool) || !(await this.mayKnow(actor, card))) throw new NotFound();
        const facts = await this.facts.read(actor, pool, [card]);
        refuse(judgeClaim({ ...facts.input, record: facts.record(card) }));
        return this.take(actor, await this.writes.opened(card), pool, facts);
      },
      (ref) => this.moves.replayed(actor, ref),
    );
    return written(actor);
  }

  /** Claims in order until a limit is reached, each card with its own result. */
  async claimMany(actor: Actor, poolKey: string, cardIds: readonly string[], key: RequestKey): Promise<ClaimResults> {
    const pool = await this.policies.byKey(poolKey);
    if (!seesPool(actor, pool)) throw new NotFound();
    await this.prepareQuota(actor.id);
    const wanted = [...new Set(cardIds)];
    return this.commands.run<ClaimResults>(
      actor.id,
      key,
      pool.row.id,
      () => this.takeMany(actor, pool, wanted),
      () => this.results(actor, wanted),
    );
  }

  /** Makes the person's quota row, before the unit that locks it. */
  async prepareQuota(userId: string): Promise<void> {
    if (this.ready.has(userId)) return;
    await this.unit.run(() => this.quotas.make(userId));
    this.ready.add(userId);
  }

  /** A lost record is opened again in the same unit; what the loss has started goes on as late. */
  async reopenLost(open: OpenCard, actor: Actor): ReturnType<Moves['apply']> {
    return open.card.state === 'lost' ? this.moves.apply(open, actor, [{ type: 'reopen', keepFollowOn: true }]) : [];
  }

  private async takeMany(actor: Actor, pool: KnownPool, cardIds: readonly string[]): Promise<ClaimResults> {
    await this.quotas.lock(actor.id);
    const locked = new Map((await this.cards.lockMany(cardIds)).map((card) => [card.id, card]));
    const facts = await this.facts.read(actor, pool, [...locked.values()]);
    let { claimer } = facts.input;
    const results: ClaimResults['results'] = [];
    for (const cardId of cardIds) {
      const card = locked.get(cardId);
      if (!card || !(await this.mayKnow(actor, card))) {
        results.push({ cardId, ok: false, code: 'not_found', reasons: [] });
        continue;
      }
      const verdict = judgeClaim({ ...facts.input, claimer, record: facts.record(card) });
      results.push(resultOf(cardId, verdict));
      if (!verdict.ok) continue;
      await this.take(actor, await this.writes.opened(card), pool, facts);
      claimer = { ...claimer, holdings: claimer.holdings + 1, claimsToday: claimer.claimsToday + 1 };
    }
    return { results };
  }

  private async take(actor: Actor, open: OpenCard, pool: KnownPool, { day }: ClaimFacts): Promise<Written> {
    const { card } = open;
    const claimed = await this.ownership.toOwner(open, actor, 'claimed');
    await this.quotas.enter({ userId: actor.id, poolId: pool.row.id, cardId: card.id, day, at: this.clock.now() });
    return this.writes.save(open, actor, [claimed, ...(await this.reopenLost(open, actor))]);
  }

  /** What a repeated claim of many is answered: who has them now. */
  private async results(actor: Actor, cardIds: readonly string[]): Promise<ClaimResults> {
    const cards = new Map((await this.cards.byIds(cardIds)).map((card) => [card.id, card]));
    return { results: cardIds.map((cardId) => resultOf(cardId, cards.get(cardId)?.ownerId === actor.id ? { ok: true } : TAKEN)) };
  }

  /** The pool that the card is in, or has been in. */
  private async poolOf(card: CardData): Promise<KnownPool | null> {
    if (card.poolId !== null) return this.policies.byId(card.poolId);
    return (await this.policies.fresh(card.subjectType)).pool;
  }

  /** Whether the claimer could have seen the card: in the pool now or before somebody was faster, or by a right to view. */
  private async mayKnow(actor: Actor, card: CardData): Promise<boolean> {
    if (card.poolId !== null) return true;
    const { kind, directory } = await this.writes.opened(card);
    if (can(actor, cardAction(kind, 'view'), guardedCard(card, directory))) return true;
    return (await this.repository.find(card.subjectId))?.enteredAt != null;
  }
}

const TAKEN: PoolVerdict = { ok: false, reasons: [{ code: 'taken', params: {} }] };

function resultOf(cardId: string, verdict: PoolVerdict): ClaimResults['results'][number] {
  return verdict.ok ? { cardId, ok: true, code: null, reasons: [] } : { cardId, ok: false, code: verdict.reasons[0].code, reasons: [...verdict.reasons] };
}

/** @throws Refused: `taken` alone when somebody was faster, otherwise `claim_refused` with the reasons. */
export function refuse(verdict: PoolVerdict): void {
  if (verdict.ok) return;
  const taken = verdict.reasons.some(({ code }) => code === 'taken');
  throw new Refused(taken ? 'taken' : 'claim_refused', { status: taken ? 409 : 422, reasons: verdict.reasons });
}
