import { Injectable } from '@nestjs/common';
import type { clockView } from '@tideboard/contracts';
import { ARCHIVED_COLUMN, type ClockRecord, clockOf, type ClockState, countsForA, countsForB, startOfDay } from '@tideboard/domain';
import type { FlowEvent } from '@tideboard/flow';
import type { z } from 'zod';
import { iso } from '../../platform/clock';
import { type CardClockRules, CardClocks, type CardData, type FollowedUp } from '../boards';
import { countedNextStep, countedNode, countedText, knowsText, memoryOf, relationTo, sentBack } from './clock-memory';
import { PoolPolicies } from './pool-policies';

/** The clocks of docs/pool.md 2 and 3 on a card's own fields: no statement of their own. */
@Injectable()
export class PoolClocks implements CardClockRules {
  constructor(
    private readonly policies: PoolPolicies,
    clocks: CardClocks,
  ) {
    clocks.provide(this);
  }

  /** For the drawer: when the card returns, by which clock, counted from when. */
  view(card: CardData): z.infer<typeof clockView> {
    const state = this.state(card);
    if (!state?.clock) return { expiresAt: null, clock: null, from: null, days: null };
    return { expiresAt: state.expiresAt, clock: state.clock, from: state.from, days: state.explanation.params.days };
  }

  expiry(card: CardData): number | null {
    const expiresAt = this.state(card)?.expiresAt;
    return expiresAt ? Date.parse(expiresAt) : null;
  }

  /** Confirmations count once per node and ownership, at the first attempt or after a review's rejection. */
  worked(card: CardData, actorId: string, events: readonly FlowEvent[], at: number): void {
    const by = relationTo(card, actorId, at);
    for (const event of events) {
      if (event.type !== 'node.confirmed') continue;
      const { nodes, again } = memoryOf(card);
      const verdict = countsForA({
        kind: 'node_confirmed',
        by,
        source: 'person',
        enteredAt: iso(at),
        attempt: event.attempt,
        afterReject: again?.includes(event.node),
        countedBefore: nodes?.includes(event.node),
      });
      if (!verdict.counts) continue;
      card.lastStatusAt = at;
      countedNode(card, event.node);
    }
    sentBack(card, events);
  }

  /** What is written counts by channel, outcome and length, a planned next step once per ownership. */
  followedUp(card: CardData, { actorId, at, channel, outcome, text, next }: FollowedUp): void {
    const { pool, calendar } = this.policies.now(card.subjectType);
    if (!pool) return;
    const activity = { by: relationTo(card, actorId, at), source: 'person' as const, enteredAt: iso(at), text, channel, outcome };
    const minChars = pool.policy.followUpMinChars;
    const earlierTexts = knowsText(card, actorId, text) ? [text] : [];
    if (countsForB({ ...activity, kind: 'written', earlierTexts }, minChars).counts) {
      card.lastFollowUpAt = at;
      countedText(card, actorId, text);
    }
    const plannedFor = next?.on ? startOfDay(next.on, calendar.timeZone) : null;
    if (countsForB({ ...activity, kind: 'next_step', plannedFor, countedBefore: memoryOf(card).nextStep }, minChars).counts) {
      card.lastFollowUpAt = at;
      countedNextStep(card);
    }
  }

  private state(card: CardData): ClockState | null {
    if (card.ownerId === null || card.poolId !== null || card.state !== 'open') return null;
    const { pool, calendar } = this.policies.now(card.subjectType);
    return pool && clockOf(clockRecordOf(card), pool.policy, calendar);
  }
}

/** A card as the pure rules take it. */
export function clockRecordOf(card: CardData): ClockRecord {
  return {
    state: card.poolId !== null ? 'pool' : card.ownerId !== null ? 'private' : 'unassigned',
    open: card.state === 'open' && card.columnKey !== ARCHIVED_COLUMN,
    ownedSince: iso(card.ownedSince ?? card.createdAt),
    lastStatusAt: iso(card.lastStatusAt),
    lastFollowUpAt: iso(card.lastFollowUpAt),
    holds: [],
    lastWarning: null,
  };
}
