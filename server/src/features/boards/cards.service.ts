import { Injectable } from '@nestjs/common';
import type { CardReply } from '@tideboard/contracts';
import { type Actor, ARCHIVED_COLUMN, type BlockKind, type CardVerb, type NextAction, POOL_COLUMN } from '@tideboard/domain';
import { cardStage, type Decision, importRun, type ImportTarget, planOf, type Run, startRun, tailor } from '@tideboard/flow';
import { Clock, iso } from '../../platform/clock';
import type { NewEvent } from '../../platform/events/news';
import { Commands, type RequestKey } from '../../platform/http/commands';
import { Refused } from '../../platform/http/errors';
import { RightsNotice } from '../../platform/http/rights-changed';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Flows } from '../flows';
import { People } from '../identity';
import type { Board } from './board.entity';
import { BOARD_EVENTS } from '@tideboard/contracts';
import type { Participant } from './card.entity';
import { CardRepository } from './card.repository';
import type { CardData } from './card.row';
import { CardReplay } from './card-replay';
import { CardWrites, type OpenCard, type Written } from './card-writes';
import { FlowFacts } from './flow-facts';
import { copySubject, shownRun } from './run-effects';
import type { SubjectCopy } from './subjects';

/** A card that a feature makes for its subject. */
export interface NewCard {
  readonly id: string;
  readonly no: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly copy: SubjectCopy;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  /** A history import says where the card stands; otherwise it starts at the beginning. */
  readonly target?: ImportTarget;
}

/** Cards as other features use them, and their overlays: block, archive, participants. */
@Injectable()
export class Cards {
  constructor(
    private readonly writes: CardWrites,
    private readonly cards: CardRepository,
    private readonly flows: Flows,
    private readonly flowFacts: FlowFacts,
    private readonly people: People,
    private readonly commands: Commands,
    private readonly replay: CardReplay,
    private readonly unit: UnitOfWork,
    private readonly rights: RightsNotice,
    private readonly clock: Clock,
  ) {}

  /** One command on one card, once per key: lock, judge, change, save. */
  async change(actor: Actor, verb: CardVerb, cardId: string, key: RequestKey, change: (open: OpenCard) => Promise<NewEvent[]> | NewEvent[]): Promise<CardReply> {
    const written = await this.commands.run<Written>(
      actor.id,
      key,
      cardId,
      async () => {
        const open = await this.writes.open(actor, verb, cardId);
        // Who takes part in a pooled card reads it; it is worked on by who claims it.
        if (open.card.poolId) throw new Refused('in_pool', { status: 409 });
        return this.writes.save(open, actor, await change(open));
      },
      (ref) => this.replay.of(actor, ref),
    );
    return written(actor);
  }

  /** A card at the start of its board's flow, or where an import says, not written yet. */
  async prepare(board: Board, input: NewCard, actor: Actor): Promise<CardData> {
    const directory = await this.people.directory();
    const definition = await this.flows.definition(board.versionId);
    const owner = input.ownerId === null ? null : directory.byId(input.ownerId);
    const now = this.clock.now();
    const card: CardData = {
      id: input.id,
      no: input.no,
      boardId: board.id,
      versionId: board.versionId,
      subjectType: input.subjectType,
      subjectId: input.subjectId,
      title: '',
      customerId: null,
      customerName: null,
      amount: null,
      currency: input.copy.currency,
      due: null,
      ownerId: owner?.id ?? null,
      teamId: owner?.teamId ?? null,
      state: 'open',
      columnKey: '',
      rankKey: '',
      run: EMPTY,
      shown: { active: [], ghosts: [] },
      people: [],
      tags: [...new Set(input.tags)],
      nextText: null,
      nextOn: null,
      comments: 0,
      block: null,
      lastStatusAt: now,
      lastFollowUpAt: now,
      ownedSince: owner ? now : null,
      clockMemory: {},
      expiresAt: null,
      poolId: null,
      pooledAt: null,
      version: 1,
      createdAt: now,
      endedAt: null,
    };
    copySubject(card, input.copy);
    const facts = await this.flowFacts.facts(card, definition, directory.leadOf(card.teamId)?.id ?? null);
    const plan = tailor(definition, facts);
    const flowActor = { id: actor.id, roles: [...actor.roles], delegations: [] };
    const ctx = { at: iso(now), actor: flowActor };
    card.run = input.target ? imported(importRun(plan, input.target, facts, ctx)) : startRun(plan, facts, ctx).run;
    const situation = { plan: planOf(definition, card.run.switches ?? {}), facts, actor: flowActor };
    card.state = card.run.state;
    card.columnKey = cardStage(situation.plan, card.run).column;
    card.shown = shownRun(situation, card.run, actor.id);
    if (card.state !== 'open') card.endedAt = now;
    return card;
  }

  /** Makes a card at the top of its column. Inside a unit. @param complete sets what the card starts with beside its flow. */
  async create(board: Board, input: NewCard, actor: Actor, complete?: (card: CardData) => void): Promise<Written> {
    const card = await this.prepare(board, input, actor);
    complete?.(card);
    card.rankKey = await this.cards.rankAfter(card.boardId, card.columnKey, null, card.id);
    const open = await this.writes.fresh(card);
    const written = await this.writes.save(open, actor, [
      { type: BOARD_EVENTS.created, cardId: card.id, payload: { title: card.title, column: card.columnKey, owner: card.ownerId } },
    ]);
    if (card.tags.length) await this.cards.setTags(card, card.tags);
    return written;
  }

  block(actor: Actor, cardId: string, block: { reason: string; kind: BlockKind; until: string | null }, key: RequestKey): Promise<CardReply> {
    return this.change(actor, 'edit', cardId, key, ({ card }) => {
      card.block = { ...block, since: iso(this.clock.now()), by: actor.name };
      return [{ type: BOARD_EVENTS.blocked, cardId, payload: { ...block } }];
    });
  }

  unblock(actor: Actor, cardId: string, key: RequestKey): Promise<CardReply> {
    return this.change(actor, 'edit', cardId, key, ({ card }) => {
      const was = card.block;
      card.block = null;
      return [{ type: BOARD_EVENTS.unblocked, cardId, payload: { reason: was?.reason ?? null, since: was?.since ?? null } }];
    });
  }

  /** Off the board, and back to where the flow says. */
  archive(actor: Actor, cardId: string, archived: boolean, key: RequestKey): Promise<CardReply> {
    return this.change(actor, 'archive', cardId, key, async (open) => {
      if (archived === (open.card.columnKey === ARCHIVED_COLUMN)) return [{ type: BOARD_EVENTS.touched, cardId, payload: {} }];
      if (archived) return [await this.putAway(open)];
      await this.place(open.card, await this.flowColumn(open.card));
      return [{ type: BOARD_EVENTS.restored, cardId, payload: {} }];
    });
  }

  /** Archives a locked card; answers the event to save with it. */
  async putAway({ card }: OpenCard): Promise<NewEvent> {
    await this.place(card, ARCHIVED_COLUMN);
    return { type: BOARD_EVENTS.archived, cardId: card.id, payload: {} };
  }

  nextAction(card: CardData, next: NextAction | null): void {
    card.nextText = next?.text ?? null;
    card.nextOn = next?.on ?? null;
  }

  /** Adds or removes a person in a role of the flow; what they see changes at once. */
  participant(actor: Actor, cardId: string, person: Participant, takesPart: boolean, key: RequestKey): Promise<CardReply> {
    return this.change(actor, 'edit', cardId, key, async (open) => {
      const { card, directory } = open;
      if (takesPart) await this.refuseUnknown(card, person, directory.byId(person.user)?.active ?? false);
      const others = card.people.filter(({ user, role }) => user !== person.user || role !== person.role);
      await this.cards.setPeople(card, takesPart ? [...others, person] : others);
      card.shown = await this.shown(actor, open);
      this.unit.afterCommit(() => this.rights.changed([person.user]));
      return [{ type: BOARD_EVENTS.peopleChanged, cardId, payload: { user: person.user, role: person.role, takesPart } }];
    });
  }

  /** Whom a card takes in: somebody active, in a role that its flow knows. Anybody may be let go. */
  private async refuseUnknown(card: CardData, { role }: Participant, isActive: boolean): Promise<void> {
    const { roles } = await this.flows.definition(card.versionId);
    const path = isActive ? (roles.some(({ key }) => key === role) ? null : 'role') : 'userId';
    if (path) throw new Refused('bad_request', { status: 422, fields: [{ path, code: 'unknown', message: 'unknown' }] });
  }

  /**
   * The only writer of a card's owner and team; called by the feature that owns ownership. In a pool, a card leaves the
   * board and keeps its run. Inside a unit, on a locked card.
   */
  async setOwner(open: OpenCard, owner: { id: string; teamId: string | null } | null, pool: { id: string } | null): Promise<void> {
    const { card } = open;
    const now = this.clock.now();
    card.ownerId = owner?.id ?? null;
    card.teamId = owner?.teamId ?? null;
    card.ownedSince = owner ? now : null;
    card.poolId = pool?.id ?? null;
    card.pooledAt = pool ? now : null;
    // A pool has an order of its own, so a card keeps its key there.
    if (pool) card.columnKey = POOL_COLUMN;
    // An archived card changes hands without coming back.
    else if (card.columnKey !== ARCHIVED_COLUMN) await this.place(card, await this.flowColumn(card));
    card.shown = await this.shown(null, open);
  }

  /** The owner has moved to another team, and the card's copy follows. The same feature calls it, on a locked card. */
  setTeam({ card }: OpenCard, teamId: string | null): NewEvent {
    const payload = { from: card.teamId, to: teamId };
    card.teamId = teamId;
    return { type: BOARD_EVENTS.teamChanged, cardId: card.id, payload };
  }

  private async shown(actor: Actor | null, open: Pick<OpenCard, 'card' | 'kind' | 'directory'>): Promise<CardData['shown']> {
    const nobody: Actor = { id: '', name: '', teamId: null, roles: [], grants: {} };
    return shownRun(await this.flowFacts.situation(actor ?? nobody, open), open.card.run, actor?.id ?? '');
  }

  private async flowColumn(card: CardData): Promise<string> {
    const definition = await this.flows.definition(card.versionId);
    return cardStage(planOf(definition, card.run.switches ?? {}), card.run).column;
  }

  private async place(card: CardData, column: string): Promise<void> {
    if (card.columnKey === column) return;
    card.columnKey = column;
    card.rankKey = await this.cards.rankAfter(card.boardId, column, null, card.id);
  }
}

function imported(decision: Decision): Run {
  if (!decision.ok) throw new Refused('move_refused', { reasons: decision.reasons });
  return decision.run;
}

const EMPTY: Run = { state: 'open', nodes: {}, tokens: {} };
