import type { FlowEvent, FlowEventBody } from './events';
import { apply, copyRun } from './evolve';
import type { Context, Facts } from './facts';
import type { Plan, PlanNode } from './plan';
import type { Run } from './run';

/** A decision in the making: the run as it would be, and the events that lead there. Thrown away when refused. */
export interface Draft {
  plan: Plan;
  facts: Facts;
  ctx: Context;
  run: Run;
  events: FlowEvent[];
  /** Nodes whose inputs have changed. */
  queue: PlanNode[];
}

/** A draft on a copy of the run. */
export function openDraft(plan: Plan, run: Run, facts: Facts, ctx: Context): Draft {
  return { plan, facts, ctx, run: copyRun(run), events: [], queue: [] };
}

/** Records an event and lets it take effect in the draft. */
export function emit(draft: Draft, body: FlowEventBody): void {
  const event: FlowEvent = { ...body, at: draft.ctx.at, by: draft.ctx.actor.id };
  draft.events.push(event);
  draft.run = apply(draft.run, event);
}

/** Has the successors of a node look at their inputs again. */
export function notifySuccessors(draft: Draft, node: PlanNode): void {
  for (const edge of node.outs) draft.queue.push(edge.to);
}
