import { Injectable } from '@nestjs/common';
import { type Actor, can, cardAction } from '@tideboard/domain';
import { type Actor as FlowActor, type Facts, type FlowDefinition, type Plan, planOf } from '@tideboard/flow';
import { Flows } from '../flows';
import type { CardData } from './card.row';
import type { OpenCard } from './card-writes';
import { guardedCard } from './card-faces';
import { Subjects } from './subjects';

/** Fields that every card copies from its subject. */
const COPIED = new Set(['title', 'amount', 'currency', 'customerId', 'due']);

/** What the engine is told about a card: its plan, the facts around it, and the actor's rights over it. */
export interface Situation {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly actor: FlowActor;
}

/** Gathers the engine's arguments. Subject fields beyond the card's copies are read only where the template uses any. */
@Injectable()
export class FlowFacts {
  private readonly needs = new WeakMap<FlowDefinition, boolean>();

  constructor(
    private readonly flows: Flows,
    private readonly subjects: Subjects,
  ) {}

  async situation(actor: Actor, { card, kind, directory }: Pick<OpenCard, 'card' | 'kind' | 'directory'>): Promise<Situation> {
    const definition = await this.flows.definition(card.versionId);
    const mayOverride = can(actor, cardAction(kind, 'override'), guardedCard(card, directory));
    return {
      plan: planOf(definition, card.run.switches ?? {}),
      facts: await this.facts(card, definition, directory.leadOf(card.teamId)?.id ?? null),
      actor: { id: actor.id, roles: [...actor.roles, ...rolesOn(card, actor.id)], delegations: [], mayOverride },
    };
  }

  async facts(card: CardData, definition: FlowDefinition, teamLead: string | null): Promise<Facts> {
    const more = this.needsSubject(definition) ? await this.subjects.of(card.subjectType).facts(card.subjectId) : {};
    return {
      fields: { ...more, title: card.title, amount: card.amount, currency: card.currency, customerId: card.customerId, due: card.due },
      owner: card.ownerId,
      roleHolders: holders(card),
      teamLead,
      inPool: card.poolId !== null,
    };
  }

  /** Whether a form or condition reads a subject field that the card does not copy. */
  private needsSubject(definition: FlowDefinition): boolean {
    const known = this.needs.get(definition);
    if (known !== undefined) return known;
    const own = new Set(definition.nodes.flatMap(({ form }) => (form ?? []).flatMap(({ key, bind }) => (bind ? [] : [key]))));
    const bound = definition.nodes.flatMap(({ form }) => (form ?? []).flatMap(({ bind }) => bind ?? []));
    const watched = planOf(definition).watched;
    const needed = [...bound, ...watched].some((field) => !COPIED.has(field) && !own.has(field));
    this.needs.set(definition, needed);
    return needed;
  }
}

function holders(card: CardData): Record<string, string[]> {
  const roles = Object.create(null) as Record<string, string[]>;
  for (const { user, role } of card.people) (roles[role] ??= []).push(user);
  return roles;
}

function rolesOn(card: CardData, userId: string): string[] {
  return card.people.filter(({ user }) => user === userId).map(({ role }) => role);
}
