import type { FlowCommand } from '../commands';
import { decide } from '../decide';
import type { FlowEvent } from '../events';
import { evolve } from '../evolve';
import type { Actor, Context, Facts } from '../facts';
import type { FlowDefinition } from '../model';
import { type Plan, planOf } from '../plan';
import type { Reason } from '../reasons';
import type { NodeState, Run } from '../run';
import { startRun } from '../start';
import { cardStage } from '../stage';
import { nodeRun, stateOf } from '../state';
import { tailor } from '../tailor';

export const AT = '2026-11-21T08:00:00.000Z';

export function facts(more: Partial<Facts> = {}): Facts {
  return { fields: {}, owner: 'ann', roleHolders: {}, teamLead: 'lea', ...more };
}

export function actor(id = 'ann', more: Partial<Actor> = {}): Actor {
  return { id, roles: [], delegations: [], ...more };
}

export function context(who: Actor = actor(), at = AT): Context {
  return { at, actor: who };
}

/** A card under test: keeps the run, all its events and the facts, and checks that events alone lead to the run. */
export class TestCard {
  run: Run;
  readonly events: FlowEvent[];
  readonly definition: FlowDefinition;
  facts: Facts;

  constructor(definition: FlowDefinition, known: Facts = facts()) {
    this.definition = definition;
    this.facts = known;
    const started = startRun(tailor(definition, known), known, context());
    this.run = started.run;
    this.events = [...started.events];
  }

  get plan(): Plan {
    return planOf(this.definition, this.run.switches);
  }

  /** Reasons of a refusal; empty when the command was carried out. */
  try(command: FlowCommand, who: Actor = actor(), at = AT): Reason[] {
    const decision = decide(this.plan, this.run, command, this.facts, context(who, at));
    if (!decision.ok) return decision.reasons;
    this.run = decision.run;
    this.events.push(...decision.events);
    return [];
  }

  /** Carries out a command that must not be refused; gives the events. */
  do(command: FlowCommand, who: Actor = actor(), at = AT): FlowEvent[] {
    const before = this.events.length;
    const reasons = this.try(command, who, at);
    if (reasons.length > 0) throw new Error(`refused: ${JSON.stringify(reasons)}`);
    return this.events.slice(before);
  }

  confirm(...nodes: string[]): this {
    for (const node of nodes) this.do({ type: 'confirm', node, attempt: this.attempt(node) });
    return this;
  }

  codes(command: FlowCommand, who: Actor = actor()): string[] {
    return this.try(command, who).map((reason) => reason.code);
  }

  attempt(node: string): number {
    return nodeRun(this.run, node).attempt;
  }

  state(node: string): NodeState | undefined {
    const found = this.plan.nodes.get(node);
    return found && stateOf(this.run, found);
  }

  /** Keys of all nodes in the given state, in plan order. */
  all(state: NodeState): string[] {
    return this.plan.work.filter((node) => stateOf(this.run, node) === state).map((node) => node.key);
  }

  get column(): string {
    return cardStage(this.plan, this.run).column;
  }

  get ghosts(): string[] {
    return cardStage(this.plan, this.run).ghosts;
  }

  /** The run that the events alone lead to. */
  replayed(): Run | undefined {
    return this.events.reduce<Run | undefined>((run, event) => evolve(run, event), undefined);
  }
}
