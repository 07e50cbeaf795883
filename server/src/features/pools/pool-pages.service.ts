import { Injectable } from '@nestjs/common';
import type { PooledCard, PoolSummary, PoolView } from '@tideboard/contracts';
import { type Actor, type BoardKind, can, cardAction, judgeClaim, mayEver } from '@tideboard/domain';
import { cardStage, planOf } from '@tideboard/flow';
import { iso } from '../../platform/clock';
import { NotFound } from '../../platform/http/errors';
import { type CardData, faceOf, guardedCard, readable } from '../boards';
import { Flows } from '../flows';
import { type Directory, People } from '../identity';
import { type ClaimFacts, ClaimFactsReader, mayClaim, seesPool } from './claim-facts';
import { OwnershipRepository } from './ownership.repository';
import type { OwnershipRow } from './pool.entity';
import { type KnownPool, PoolPolicies } from './pool-policies';
import { type HiddenField, maskedFace } from './pooled-face';
import { type PoolCursor, PooledCards } from './pooled-cards.repository';

const WINDOW = 30;

/** The pool as people see it who may claim from it: a window of masked cards, each with what keeps the reader from it. */
@Injectable()
export class PoolPages {
  constructor(
    private readonly policies: PoolPolicies,
    private readonly facts: ClaimFactsReader,
    private readonly pooled: PooledCards,
    private readonly ownership: OwnershipRepository,
    private readonly flows: Flows,
    private readonly people: People,
  ) {}

  async list(actor: Actor): Promise<PoolSummary[]> {
    const summaries: PoolSummary[] = [];
    for (const pool of await this.policies.all()) {
      if (!seesPool(actor, pool) && !mayEver(actor, 'settings.pools')) continue;
      const { id, key } = pool.row;
      summaries.push({ id, key, name: nameOf(pool), records: await this.pooled.count(id), mayClaim: mayClaim(actor, pool) });
    }
    return summaries;
  }

  /** @throws NotFound for who may neither claim nor assign: absent and forbidden look alike. */
  async page(actor: Actor, key: string, text: string, cursor: string | null): Promise<PoolView> {
    const pool = await this.policies.byKey(key);
    if (!seesPool(actor, pool)) throw new NotFound();
    const { row, policy } = pool;
    // A hidden name is not to be guessed by searching for it.
    const searched = ['title', ...(row.policy.hiddenFields.includes('customer') ? [] : ['customer_name'])];
    const found = await this.pooled.window(row.id, text, searched, readCursor(cursor), WINDOW + 1);
    const cards = found.slice(0, WINDOW);
    const last = cards.at(-1);
    const facts = await this.facts.read(actor, pool, cards);
    return {
      id: row.id,
      key: row.key,
      name: nameOf(pool),
      records: await this.pooled.count(row.id),
      claimsToday: facts.input.claimer.claimsToday,
      dailyClaims: policy.claim.dailyLimit,
      holdings: facts.input.claimer.holdings,
      holdingsCap: policy.claim.holdingsCap,
      mayClaim: row.enabled && mayClaim(actor, pool),
      cards: await this.cardsOf(actor, pool, cards, facts),
      next: found.length > WINDOW && last ? `${last.pooledAt}~${last.id}` : null,
    };
  }

  private async cardsOf(actor: Actor, pool: KnownPool, cards: readonly CardData[], facts: ClaimFacts): Promise<PooledCard[]> {
    const rows = await this.ownership.bySubjects(cards.map(({ subjectId }) => subjectId));
    const directory = await this.people.directory();
    const views: PooledCard[] = [];
    for (const card of cards) {
      const verdict = judgeClaim({ ...facts.input, record: facts.record(card) });
      views.push({
        ...this.shown(actor, pool, card, rows.get(card.subjectId), directory),
        stageWhenLeft: await this.stageOf(card),
        whyNot: verdict.ok ? [] : [...verdict.reasons],
      });
    }
    return views;
  }

  private shown(actor: Actor, { row }: KnownPool, card: CardData, owned: OwnershipRow | undefined, directory: Directory): Omit<PooledCard, 'stageWhenLeft' | 'whyNot'> {
    const kind = row.kind as BoardKind;
    const seesAll = can(actor, cardAction(kind, 'view'), guardedCard(card, directory));
    const hidden: HiddenField[] = seesAll ? [] : row.policy.hiddenFields;
    const { lost } = card.run;
    return {
      card: seesAll ? readable(actor, kind, card, directory) : maskedFace(faceOf(card, directory), hidden),
      enteredAt: iso(card.pooledAt ?? card.createdAt),
      why: owned?.why ?? 'released',
      note: hidden.includes('note') ? null : (owned?.note ?? null),
      lost: lost ? { reason: lost.reason, competitor: lost.competitor ?? null } : null,
      hidden: [...hidden],
    };
  }

  /** The stage it stood in: of a lost card the one in which it was lost. */
  private async stageOf(card: CardData): Promise<PooledCard['stageWhenLeft']> {
    const definition = await this.flows.definition(card.versionId);
    const state = card.run.state === 'lost' ? 'open' : card.run.state;
    const { column } = cardStage(planOf(definition, card.run.switches ?? {}), { ...card.run, state });
    return definition.stages.find(({ key }) => key === column)?.name ?? { zh: column, en: column };
  }
}

function nameOf({ row }: KnownPool): { zh: string; en: string } {
  return { zh: row.nameZh, en: row.nameEn };
}

function readCursor(cursor: string | null): PoolCursor | null {
  const match = /^(\d+)~([\w-]+)$/.exec(cursor ?? '');
  return match && { at: Number(match[1]), id: match[2] };
}
