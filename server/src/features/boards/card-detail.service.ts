import { Injectable } from '@nestjs/common';
import type { CardDetail, LogEntry } from '@tideboard/contracts';
import { type Actor, can, CARD_VERBS, cardAction } from '@tideboard/domain';
import { inspect, type NodeView, previewRollback, type RollbackPreview, type Run } from '@tideboard/flow';
import { iso } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { NotFound, Refused } from '../../platform/http/errors';
import { Flows } from '../flows';
import { People } from '../identity';
import { AmountMask } from './amount-mask';
import { Boards } from './boards.service';
import { CardRepository } from './card.repository';
import { guardedCard, readable } from './card-faces';
import { CardWrites, type OpenCard } from './card-writes';
import { FlowFacts } from './flow-facts';

const LOG_PAGE = 50;

/** What the drawer shows of one card, for who may see it. */
@Injectable()
export class CardDetails {
  constructor(
    private readonly cards: CardRepository,
    private readonly boards: Boards,
    private readonly flows: Flows,
    private readonly facts: FlowFacts,
    private readonly people: People,
    private readonly writes: CardWrites,
    private readonly db: Database,
  ) {}

  /** @param ref id or number. @throws NotFound when the card is not there or not for the actor. */
  async visible(actor: Actor, ref: string): Promise<Pick<OpenCard, 'card' | 'kind' | 'directory'>> {
    const card = await this.cards.find(ref);
    if (!card) throw new NotFound();
    const open = { card, kind: (await this.boards.byId(card.boardId)).kind, directory: await this.people.directory() };
    this.writes.judge(actor, 'view', open);
    return open;
  }

  async detail(actor: Actor, ref: string): Promise<Omit<CardDetail, 'note' | 'externalId' | 'clock'>> {
    const { card, kind, directory } = await this.visible(actor, ref);
    const guarded = guardedCard(card, directory);
    const { roles } = await this.flows.definition(card.versionId);
    return {
      face: readable(actor, kind, card, directory),
      lostReason: card.run.lost?.reason ?? null,
      competitor: card.run.lost?.competitor ?? null,
      inPool: card.poolId !== null,
      participants: card.people.flatMap(({ user, role }) => {
        const person = directory.byId(user);
        const name = roles.find(({ key }) => key === role)?.name ?? { zh: role, en: role };
        return person ? [{ user: { id: person.id, name: person.name }, role, roleName: name }] : [];
      }),
      may: CARD_VERBS.filter((verb) => can(actor, cardAction(kind, verb), guarded)),
      createdAt: iso(card.createdAt),
    };
  }

  /** What the engine needs to judge moves in the browser, and every node as the actor sees it. */
  async flow(actor: Actor, ref: string): Promise<{ cardId: string; versionId: string; run: Run; facts: unknown; actor: unknown; nodes: NodeView[] }> {
    const open = await this.visible(actor, ref);
    const situation = await this.facts.situation(actor, open);
    const views = inspect(situation.plan, open.card.run, situation.facts, situation.actor);
    const mask = await this.maskFor(actor, open);
    return {
      cardId: open.card.id,
      versionId: open.card.versionId,
      run: mask?.run(open.card.run) ?? open.card.run,
      facts: mask ? { ...situation.facts, fields: mask.payload(situation.facts.fields) } : situation.facts,
      actor: situation.actor,
      nodes: mask?.views(views) ?? views,
    };
  }

  /** What a rollback would do, before it happens. */
  async rollback(actor: Actor, ref: string, targets: readonly string[]): Promise<RollbackPreview> {
    const open = await this.visible(actor, ref);
    const { plan, facts, actor: flowActor } = await this.facts.situation(actor, open);
    const preview = previewRollback(plan, open.card.run, facts, flowActor, targets);
    if (!preview.ok) throw new Refused('node_refused', { reasons: preview.reasons });
    return preview;
  }

  /** The card's events, newest first. */
  async log(actor: Actor, ref: string, before: string | null): Promise<{ entries: LogEntry[]; next: string | null }> {
    const open = await this.visible(actor, ref);
    const { card, directory } = open;
    const mask = await this.maskFor(actor, open);
    const rows = await this.db.query<{ id: string; type: string; actor_id: string | null; payload: string; at: number }>(
      `SELECT id, type, actor_id, payload, at FROM event WHERE card_id = ?${before ? ' AND id < ?' : ''} ORDER BY id DESC LIMIT ${LOG_PAGE + 1}`,
      before ? [card.id, before] : [card.id],
    );
    const page = rows.slice(0, LOG_PAGE);
    return {
      entries: page.map(({ id, type, actor_id, payload, at }) => {
        const person = actor_id === null ? null : directory.byId(actor_id);
        return {
          id,
          type,
          at: iso(Number(at)),
          actor: person && { id: person.id, name: person.name },
          payload: mask?.payload(payloadOf(payload)) ?? payloadOf(payload),
        };
      }),
      next: rows.length > LOG_PAGE ? (page.at(-1)?.id ?? null) : null,
    };
  }

  private async maskFor(actor: Actor, { card, kind, directory }: Pick<OpenCard, 'card' | 'kind' | 'directory'>): Promise<AmountMask | null> {
    if (can(actor, cardAction(kind, 'amount'), guardedCard(card, directory))) return null;
    return new AmountMask(await this.flows.definition(card.versionId));
  }
}

function payloadOf(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}
