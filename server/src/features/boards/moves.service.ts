import { Injectable } from '@nestjs/common';
import type { CardMove, CardReply, NodeWork } from '@tideboard/contracts';
import { type Actor, ARCHIVED_COLUMN } from '@tideboard/domain';
import { decideAll, type FlowCommand, type MovePlan, planMove, type Reason } from '@tideboard/flow';
import { Clock, iso } from '../../platform/clock';
import type { NewEvent } from '../../platform/events/news';
import { Commands, type RequestKey } from '../../platform/http/commands';
import { Refused } from '../../platform/http/errors';
import { BOARD_EVENTS } from '@tideboard/contracts';
import { CardRepository } from './card.repository';
import { readable } from './card-faces';
import { CardClocks } from './card-clocks';
import { CardReplay } from './card-replay';
import { CardWrites, type OpenCard, type Written } from './card-writes';
import { isCrowded } from './column-respacing';
import { FlowFacts, type Situation } from './flow-facts';
import { RunEffects } from './run-effects';

const WHOLE: ReadonlySet<FlowCommand['type']> = new Set(['lose', 'rollback', 'reopen', 'suspend', 'resume']);

/** Work on the flow of a card: drags, confirmations, rollbacks, losses. One guard for all of them: the engine. */
@Injectable()
export class Moves {
  constructor(
    private readonly commands: Commands,
    private readonly writes: CardWrites,
    private readonly cards: CardRepository,
    private readonly facts: FlowFacts,
    private readonly effects: RunEffects,
    private readonly replay: CardReplay,
    private readonly clocks: CardClocks,
    private readonly clock: Clock,
  ) {}

  /** A drag: within its column rank only, otherwise whatever the engine makes of it, or all reasons why not. */
  move(actor: Actor, cardId: string, move: CardMove, key: RequestKey): Promise<CardReply> {
    return this.once(actor, cardId, key, async () => {
      const open = await this.writes.open(actor, 'move', cardId);
      if (open.card.poolId) throw new Refused('in_pool', { status: 409 });
      refuseArchived(open, actor);
      if (move.to === open.card.columnKey) return this.rank(open, actor, move.after);
      refuseStale(open, actor, move.active);
      const situation = await this.facts.situation(actor, open);
      const commands = planned(open, actor, situation, move);
      this.judgeWhole(open, actor, commands);
      const events = await this.decide(open, situation, actor, commands);
      await this.settle(open, move);
      const payload = { to: open.card.columnKey, from: open.before?.counted.columnKey };
      const crowded = isCrowded(open.card.rankKey) ? [{ type: BOARD_EVENTS.crowded, cardId, payload: {} }] : [];
      return this.writes.save(open, actor, [{ type: BOARD_EVENTS.moved, cardId, payload }, ...events, ...crowded]);
    });
  }

  /** Saves or confirms the form of one node. */
  work(actor: Actor, cardId: string, node: string, work: NodeWork, key: RequestKey): Promise<CardReply> {
    return this.command(actor, cardId, key, () => nodeCommands(node, work));
  }

  /** Engine commands on one card, all or none. */
  command(actor: Actor, cardId: string, key: RequestKey, commands: (open: OpenCard) => FlowCommand[], active?: readonly string[]): Promise<CardReply> {
    return this.once(actor, cardId, key, async () => {
      const open = await this.writes.open(actor, 'move', cardId);
      refuseArchived(open, actor);
      if (active) refuseStale(open, actor, active);
      const wanted = commands(open);
      this.judgeWhole(open, actor, wanted);
      return this.carryOut(open, actor, wanted);
    });
  }

  /** The same inside a unit that is open already, for features that own a command around it. */
  async carryOut(open: OpenCard, actor: Actor, commands: FlowCommand[]): Promise<Written> {
    const events = await this.apply(open, actor, commands);
    return this.writes.save(open, actor, events.length ? events : [{ type: BOARD_EVENTS.touched, cardId: open.card.id, payload: {} }]);
  }

  /** The same without saving, for features that change more of the card: the events are theirs to save. */
  async apply(open: OpenCard, actor: Actor, commands: FlowCommand[]): Promise<NewEvent[]> {
    const column = open.card.columnKey;
    const events = await this.decide(open, await this.facts.situation(actor, open), actor, commands);
    if (open.card.columnKey !== column) await this.settle(open, { to: open.card.columnKey, after: null });
    return events;
  }

  /** The answer to a repeated command, for features with commands of their own. */
  replayed(actor: Actor, cardId: string): Promise<Written> {
    return this.replay.of(actor, cardId);
  }

  private async once(actor: Actor, cardId: string, key: RequestKey, work: () => Promise<Written>): Promise<CardReply> {
    const written = await this.commands.run<Written>(actor.id, key, cardId, work, (ref) => this.replay.of(actor, ref));
    return written(actor);
  }

  private async rank(open: OpenCard, actor: Actor, after: string | null): Promise<Written> {
    const { card } = open;
    card.rankKey = await this.cards.rankAfter(card.boardId, card.columnKey, after === card.id ? null : after, card.id);
    const payload = { column: card.columnKey };
    const crowded = isCrowded(card.rankKey) ? [{ type: BOARD_EVENTS.crowded, cardId: card.id, payload }] : [];
    return this.writes.save(open, actor, [{ type: BOARD_EVENTS.ranked, cardId: card.id, payload }, ...crowded]);
  }

  /** Judges and carries out; what counts as a status update is for the pools' rules to say. */
  private async decide(open: OpenCard, situation: Situation, actor: Actor, commands: FlowCommand[]): Promise<NewEvent[]> {
    const { card } = open;
    const ctx = { at: iso(this.clock.now()), actor: situation.actor };
    const decision = decideAll(situation.plan, card.run, commands, situation.facts, ctx);
    if (!decision.ok) throw refusal(open, actor, decision.reasons);
    this.clocks.worked(card, actor.id, decision.events, this.clock.now());
    return this.effects.apply(card, situation, decision.run, decision.events, actor);
  }

  /** What changes the deal as a whole is for who may edit it; taking part in a node is not enough. A pooled one waits for its claim. */
  private judgeWhole(open: OpenCard, actor: Actor, commands: readonly FlowCommand[]): void {
    if (!commands.some(({ type }) => WHOLE.has(type))) return;
    if (open.card.poolId) throw new Refused('in_pool', { status: 409 });
    this.writes.judge(actor, 'edit', open);
  }

  /** The card's place in the column where it landed: below the named card, otherwise at the top. */
  private async settle({ card }: OpenCard, { to, after }: Pick<CardMove, 'to' | 'after'>): Promise<void> {
    card.rankKey = await this.cards.rankAfter(card.boardId, card.columnKey, card.columnKey === to ? after : null, card.id);
  }
}

/** The commands that a drag means. @throws Refused with reasons, or with the question that the drop has to answer. */
function planned({ card, kind, directory }: OpenCard, reader: Actor, { plan, facts, actor }: Situation, move: CardMove): FlowCommand[] {
  const skip = Object.fromEntries((move.skip ?? []).map(({ node, reason }) => [node, reason]));
  const planned = planMove(plan, card.run, facts, actor, card.columnKey, move.to, {
    ...(move.supply ? { supply: move.supply } : {}),
    ...(move.skip ? { skip } : {}),
    ...(move.override ? { override: move.override } : {}),
  });
  const ask = (question: string, reasons: Reason[] = [], more: Record<string, unknown> = {}): Refused =>
    new Refused('move_refused', { params: { question, ...more }, reasons, current: readable(reader, kind, card, directory) });
  switch (planned.kind) {
    case 'confirm':
      return planned.commands;
    case 'rollback':
      if (!move.rollback) throw ask('rollback', [], { candidates: planned.candidates });
      return [{ type: 'rollback', to: move.rollback.targets, reason: move.rollback.reason, ...(move.override ? { override: move.override } : {}) }];
    case 'lost':
      if (!move.lost) throw ask('lost');
      return [lose(move.lost)];
    case 'refused':
      return mineOnly(planned, move) ?? raise(ask('missing', planned.reasons, { skippable: planned.skippable, mine: Boolean(planned.mine) }));
    case 'rank':
      return [];
  }
}

function mineOnly(planned: Extract<MovePlan, { kind: 'refused' }>, move: CardMove): FlowCommand[] | null {
  return move.onlyMine && planned.mine ? planned.mine : null;
}

function lose({ reason, competitor, then }: NonNullable<CardMove['lost']>): FlowCommand {
  return { type: 'lose', reason, pool: then, ...(competitor ? { competitor } : {}) };
}

function nodeCommands(node: string, work: NodeWork): FlowCommand[] {
  const fill: FlowCommand[] = work.fields ? [{ type: 'fill', node, attempt: work.attempt, fields: work.fields }] : [];
  if (work.act === 'save') return fill;
  const { attempt, conclusion, reason } = work;
  return [...fill, { type: 'confirm', node, attempt, ...(conclusion ? { conclusion } : {}), ...(reason ? { reason } : {}) }];
}

/** An archived card is brought back first: work on it would put it back on the board unseen. */
function refuseArchived({ card, kind, directory }: OpenCard, reader: Actor): void {
  if (card.columnKey === ARCHIVED_COLUMN) throw new Refused('archived', { status: 409, current: readable(reader, kind, card, directory) });
}

/** A move is stale iff the set of active attempts differs from the one it was planned on. */
function refuseStale({ card, kind, directory }: OpenCard, reader: Actor, planned: readonly string[]): void {
  const active = card.shown.active.map(({ node, attempt }) => `${node}#${attempt}`);
  if (active.length === planned.length && active.every((each) => planned.includes(each))) return;
  throw new Refused('stale', { status: 409, current: readable(reader, kind, card, directory) });
}

function refusal({ card, kind, directory }: OpenCard, reader: Actor, reasons: Reason[]): Refused {
  const stale = reasons.some(({ code }) => code === 'stale');
  return new Refused(stale ? 'stale' : 'node_refused', { status: stale ? 409 : 422, reasons, current: readable(reader, kind, card, directory) });
}

function raise(error: Error): never {
  throw error;
}
