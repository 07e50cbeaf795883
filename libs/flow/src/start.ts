import { type Draft, emit, openDraft } from './draft';
import type { FlowEvent } from './events';
import { emptyRun } from './evolve';
import type { Context, Facts } from './facts';
import type { Plan } from './plan';
import { complete, settle } from './settle';
import { columnOrder } from './stage';
import { nodeRun, stateOf } from './state';
import { refuse } from './decide';
import type { NodeRun, Run } from './run';
import type { Decision } from './views';

/** The first events of a new card; `plan` comes from `tailor` with the same facts. Never refused. */
export function start(plan: Plan, facts: Facts, ctx: Context): FlowEvent[] {
  return startDraft(plan, facts, ctx).events;
}

/** Like `start`, with the run it leads to. */
export function startRun(plan: Plan, facts: Facts, ctx: Context): { events: FlowEvent[]; run: Run } {
  const { events, run } = startDraft(plan, facts, ctx);
  return { events, run };
}

function startDraft(plan: Plan, facts: Facts, ctx: Context): Draft {
  const draft = openDraft(plan, emptyRun(), facts, ctx);
  const hasSwitches = plan.definition.switches.length > 0;
  emit(draft, {
    type: 'card.started',
    ...(hasSwitches ? { switches: { ...plan.switches } } : {}),
    satisfied: plan.start.outs.map((edge) => edge.key),
  });
  for (const node of plan.work) {
    if (node.def.switch === undefined || plan.switches[node.def.switch] !== false) continue;
    emit(draft, { type: 'node.skipped', node: node.key, why: 'trimmed', trim: 'switch' });
    draft.queue.push(node);
  }
  draft.queue.push(...plan.start.outs.map((edge) => edge.to));
  settle(draft);
  return draft;
}

/** Where a history import puts a card. */
export interface ImportTarget {
  /** Stage key, or `won`, `completed`, `lost`. */
  column: string;
  /** For `lost`: the stage the loss happened in; default the first. */
  lostFrom?: string;
  lossReason?: string;
  competitor?: string;
  /** When the card was closed, if it was; default the present. */
  closedAt?: string;
}

/**
 * Places a card by the one event `card.imported` (docs/flow.md 5): everything left of the target is done with the
 * conclusion `imported`, no criteria asked. An imported loss starts no follow-on work. Refused: no such column.
 */
export function importRun(plan: Plan, target: ImportTarget, facts: Facts, ctx: Context): Decision {
  const upTo = columnOrder(plan, target.column === 'lost' ? (target.lostFrom ?? firstStage(plan)) : target.column);
  if (upTo === undefined || columnOrder(plan, target.column) === undefined) {
    return refuse([{ code: 'unknown_stage', stage: target.column }]);
  }
  const at = target.closedAt ?? ctx.at;
  const draft = startDraft(plan, facts, { ...ctx, at });
  for (;;) {
    const next = plan.work.find((node) => node.order < upTo && stateOf(draft.run, node) === 'active');
    if (!next) break;
    complete(draft, next);
    settle(draft);
  }
  const run = asImported(draft.run, ctx.at);
  if (target.column === 'lost') {
    run.state = 'lost';
    run.losses = 1;
    run.lost = {
      at,
      reason: target.lossReason ?? '',
      ...(target.competitor === undefined ? {} : { competitor: target.competitor }),
    };
  } else if (upTo === Infinity && run.state !== target.column) {
    return refuse([{ code: 'unreachable_stage', stage: target.column }]);
  }
  return { ok: true, events: [{ type: 'card.imported', at: ctx.at, by: ctx.actor.id, run }], run };
}

function firstStage(plan: Plan): string {
  return plan.definition.stages[0]?.key ?? '';
}

/** Nothing is known about how imported nodes were done, so neither times nor people are claimed. */
function asImported(run: Run, at: string): Run {
  const nodes: Record<string, NodeRun> = {};
  for (const key of Object.keys(run.nodes)) {
    const { state, attempt, skip, trim, decision } = nodeRun(run, key);
    nodes[key] = {
      state,
      attempt,
      ...(skip ? { skip } : {}),
      ...(trim ? { trim } : {}),
      ...(decision ? { decision } : {}),
      ...(state === 'done' ? { conclusion: 'imported' as const } : {}),
      ...(state === 'active' ? { startedAt: at } : {}),
    };
  }
  return { ...run, nodes };
}
