import { Injectable } from '@nestjs/common';
import type { CardReply } from '@tideboard/contracts';
import { type Actor, ARCHIVED_COLUMN, can, cardAction, type Guarded, type Hold, judgeAssign, judgeRelease, scopesOf } from '@tideboard/domain';
import { Clock, iso } from '../../platform/clock';
import { Commands, type RequestKey } from '../../platform/http/commands';
import { Denied, NotFound, Refused } from '../../platform/http/errors';
import { type CardData, CardRepository, CardWrites, faceOf, guardedCard, Moves, type OpenCard, type Written } from '../boards';
import { People } from '../identity';
import { ClaimFactsReader } from './claim-facts';
import { ClaimQuotaRepository } from './claim-quota.repository';
import { Claims, refuse } from './claims.service';
import { Ownership } from './ownership';
import { maskedFace } from './pooled-face';
import { PoolPolicies } from './pool-policies';

/** Giving records back to the pool, and handing them to people. */
@Injectable()
export class Handovers {
  constructor(
    private readonly quotas: ClaimQuotaRepository,
    private readonly facts: ClaimFactsReader,
    private readonly claims: Claims,
    private readonly policies: PoolPolicies,
    private readonly ownership: Ownership,
    private readonly cards: CardRepository,
    private readonly writes: CardWrites,
    private readonly moves: Moves,
    private readonly people: People,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** By the owner, or by whose right it is. @throws Refused release_refused with every reason. */
  async release(actor: Actor, cardId: string, reason: string, key: RequestKey): Promise<CardReply> {
    const written = await this.commands.run<Written>(
      actor.id,
      key,
      cardId,
      async () => {
        const open = await this.writes.open(actor, 'release', cardId);
        const { card } = open;
        const { pool } = await this.policies.fresh(card.subjectType);
        const verdict = judgeRelease({
          record: { state: stateOf(card), ownerId: card.ownerId, holds: holdsOf(card) },
          pool: { enabled: pool !== null },
          actorId: actor.id,
          // Whose card it is has been judged with the verb.
          mayForOthers: true,
          reason,
          now: iso(this.clock.now()),
        });
        const reasons = [...(verdict.ok ? [] : verdict.reasons), ...(card.columnKey === ARCHIVED_COLUMN ? [{ code: 'not_open', params: {} }] : [])];
        if (reasons.length || !pool) throw new Refused('release_refused', { status: 422, reasons });
        return this.writes.save(open, actor, [await this.ownership.toPool(open, pool.row, { why: 'released', note: reason })]);
      },
      (ref) => this.released(actor, ref),
    );
    return written(actor);
  }

  /** To a person within the actor's reach, out of the pool or from another owner. `override` passes over the cap, with its reason. */
  async assign(actor: Actor, cardId: string, ownerId: string, override: string | null, key: RequestKey): Promise<CardReply> {
    if (!(await this.people.directory()).actorOf(ownerId)) throw unsuitable();
    await this.claims.prepareQuota(ownerId);
    const written = await this.commands.run<Written>(
      actor.id,
      key,
      cardId,
      async () => {
        await this.quotas.lock(ownerId);
        const card = await this.cards.lock(cardId);
        if (!card) throw new NotFound();
        const open = await this.writes.opened(card);
        this.judgeAssigner(actor, open);
        const receiver = await this.receiver(actor, ownerId, open);
        if (card.ownerId === receiver.id) return this.moves.replayed(actor, card.id);
        await this.judgeCap(card, receiver, override);
        const fromPool = card.poolId !== null;
        const assigned = await this.ownership.toOwner(open, receiver, 'assigned', override ?? undefined);
        const reopened = fromPool ? await this.claims.reopenLost(open, actor) : [];
        return this.writes.save(open, actor, [assigned, ...reopened]);
      },
      (ref) => this.moves.replayed(actor, ref),
    );
    return written(actor);
  }

  private judgeAssigner(actor: Actor, { card, kind, directory }: OpenCard): void {
    const guarded = guardedCard(card, directory);
    if (can(actor, cardAction(kind, 'assign'), guarded)) return;
    throw can(actor, cardAction(kind, 'view'), guarded) ? new Denied() : new NotFound();
  }

  /** Somebody active in the actor's reach who will see the card. */
  private async receiver(actor: Actor, ownerId: string, { card, kind, directory }: OpenCard): Promise<Actor> {
    const receiver = directory.actorOf(ownerId);
    if (!receiver) throw unsuitable();
    const teamPath = directory.teamPathOf(receiver.teamId);
    const after: Guarded = { ...guardedCard(card, directory), ownerId, teamPath, inPool: false };
    if (!can(receiver, cardAction(kind, 'view'), after)) throw unsuitable();
    const inReach = scopesOf(actor, cardAction(kind, 'assign')).includes('all') || (actor.teamId !== null && teamPath.includes(actor.teamId));
    if (!inReach) throw new Denied();
    return receiver;
  }

  private async judgeCap(card: CardData, receiver: Actor, overrideReason: string | null): Promise<void> {
    const pool = card.poolId === null ? (await this.policies.fresh(card.subjectType)).pool : await this.policies.byId(card.poolId);
    if (!pool) return;
    const claimer = await this.facts.claimer(receiver, pool);
    // From owner to owner the cap holds as it does out of the pool.
    const state = card.poolId === null ? 'unassigned' : 'pool';
    refuse(judgeAssign({ pool: { enabled: true }, policy: pool.policy.claim, receiver: claimer, record: { state }, overrideReason }));
  }

  /** A repeated release is answered even to who no longer sees the card, with what the pool shows. */
  private async released(actor: Actor, cardId: string): Promise<Written> {
    const card = await this.cards.find(cardId);
    if (!card) throw new NotFound();
    const { kind, directory } = await this.writes.opened(card);
    if (can(actor, cardAction(kind, 'view'), guardedCard(card, directory))) return this.moves.replayed(actor, cardId);
    if (card.poolId === null) throw new NotFound();
    const { hiddenFields } = (await this.policies.byId(card.poolId)).row.policy;
    const face = maskedFace(faceOf(card, await this.people.directory()), hiddenFields);
    return () => ({ card: face, message: null });
  }
}

function unsuitable(): Refused {
  return new Refused('bad_request', { fields: [{ path: 'ownerId', code: 'unknown', message: 'nobody who could own it' }] });
}

function stateOf(card: CardData): 'private' | 'pool' | 'unassigned' {
  if (card.poolId !== null) return 'pool';
  return card.ownerId === null ? 'unassigned' : 'private';
}

/** What binds a card to its owner so far: that it is won. */
function holdsOf(card: CardData): Hold[] {
  return card.state === 'won' || card.state === 'completed' ? [{ kind: 'won', from: iso(card.endedAt ?? card.createdAt), to: null }] : [];
}
