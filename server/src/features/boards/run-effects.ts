import { Injectable } from '@nestjs/common';
import { type Actor, POOL_COLUMN } from '@tideboard/domain';
import { cardStage, type FlowEvent, inspect, type Run } from '@tideboard/flow';
import { Clock } from '../../platform/clock';
import type { NewEvent } from '../../platform/events/news';
import type { ShownRun } from './card.entity';
import type { CardData } from './card.row';
import type { Situation } from './flow-facts';
import { type SubjectCopy, Subjects } from './subjects';

/** Takes over what the engine decided: run, stage and state on the card, bound values on the subject. */
@Injectable()
export class RunEffects {
  constructor(
    private readonly subjects: Subjects,
    private readonly clock: Clock,
  ) {}

  /** @returns the flow's events as rows of the event table. */
  async apply(card: CardData, situation: Situation, run: Run, events: readonly FlowEvent[], actor: Actor): Promise<NewEvent[]> {
    const bound = Object.assign({}, ...events.map((event) => (event.type === 'node.filled' ? event.bound : undefined))) as Record<string, unknown>;
    if (Object.keys(bound).length) copySubject(card, await this.subjects.of(card.subjectType).write(card.subjectId, bound));
    const wasOpen = card.state === 'open' || card.state === 'suspended';
    card.run = run;
    card.state = run.state;
    // In a pool only follow-on work of a loss goes on: it brings no card back to the board.
    card.columnKey = card.poolId ? POOL_COLUMN : cardStage(situation.plan, run).column;
    card.shown = shownRun(situation, run, actor.id);
    const ended = run.state !== 'open' && run.state !== 'suspended';
    if (wasOpen && ended) card.endedAt = this.clock.now();
    if (!ended) card.endedAt = null;
    return events.map((event) => ({ type: event.type, cardId: card.id, payload: payloadOf(event) }));
  }
}

/** What a board shows of the run. */
export function shownRun({ plan, facts, actor }: Situation, run: Run, actorId: string): ShownRun {
  const views = inspect(plan, run, facts, { ...actor, id: actorId });
  const active = views
    .filter((view) => view.state === 'active')
    .map(({ node, attempt, stage, confirmed, needed }) => ({ node, attempt, stage: stage ?? '', done: confirmed.length, of: needed }));
  return { active, ghosts: cardStage(plan, run).ghosts };
}

export function copySubject(card: CardData, copy: SubjectCopy): void {
  card.title = copy.title;
  card.customerId = copy.customerId;
  card.customerName = copy.customerName;
  card.amount = copy.amount;
  card.currency = copy.currency;
  card.due = copy.due;
}

function payloadOf(event: FlowEvent): Record<string, unknown> {
  const { type: _type, at: _at, by: _by, ...payload } = event;
  return payload;
}
