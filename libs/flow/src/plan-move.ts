import type { FlowCommand, Override, ReviewConclusion } from './commands';
import { cardClosed } from './commands/node-guard';
import { mayTrim } from './commands/trim';
import { decideAll } from './decide';
import { type Draft, openDraft } from './draft';
import type { Actor, Facts } from './facts';
import { guardEntry, guardOutcome } from './guard';
import { confirmsFor, mayOverride, unconfirmedOf } from './owners';
import { perform } from './perform';
import type { Plan, PlanNode } from './plan';
import type { Reason } from './reasons';
import { barriersOf, rollbackClosure } from './rollback-closure';
import type { Run } from './run';
import { complete, settle } from './settle';
import { cardStage, columnOrder } from './stage';
import { nodeRun, stateOf } from './state';
import type { MovePlan } from './views';

/** What the person who drags gives along with the drop. */
export interface MoveOptions {
  /** Values supplied in place, by node. */
  supply?: Record<string, Supply>;
  /** Nodes to skip, each with its reason. */
  skip?: Record<string, string>;
  override?: Override;
}

export interface Supply {
  fields?: Record<string, unknown>;
  /** Of a review; a rejection is no step forward. */
  conclusion?: Exclude<ReviewConclusion, 'reject'>;
  /** Checklist items and child tasks to tick. */
  ticks?: string[];
}

/**
 * What dragging a card from one column to another means, for `decideAll` or for a dialog (docs/flow.md 6). Writes
 * nothing. When refused, the reasons of all nodes on the way come back, also of those behind the first obstacle.
 *
 * @param from the column the card or ghost was taken from
 */
export function planMove(
  plan: Plan,
  run: Run,
  facts: Facts,
  actor: Actor,
  from: string,
  to: string,
  options: MoveOptions = {},
): MovePlan {
  const source = columnOrder(plan, from);
  const target = columnOrder(plan, to);
  if (to === 'lost' && target === undefined) return refused({ code: 'no_lost' });
  if (source === undefined) return refused({ code: 'unknown_stage', stage: from });
  if (target === undefined) return refused({ code: 'unknown_stage', stage: to });
  if (from === to) return { kind: 'rank' };
  if (run.state === 'suspended') {
    return refused({ code: 'card_suspended', fix: { kind: 'resume', who: [], inPlace: true } });
  }
  const ended = run.state === 'won' || run.state === 'completed';
  const reopens = ended && target < source && mayOverride(actor, facts);
  if (run.state !== 'open' && !reopens) {
    return refused(cardClosed(run.state));
  }
  if (facts.inPool) return refused({ code: 'in_pool', fix: { kind: 'claim', who: [], inPlace: false } });
  if (to === 'lost') return { kind: 'lost' };
  if (target < source) return planRollback(plan, run, facts, actor, from, to);
  return planAdvance(openDraft(plan, run, facts, { at: '', actor }), run, from, to, source, target, options);
}

function refused(...reasons: Reason[]): MovePlan {
  return { kind: 'refused', reasons };
}

function planRollback(plan: Plan, run: Run, facts: Facts, actor: Actor, from: string, to: string): MovePlan {
  const isGhost = run.state === 'open' && cardStage(plan, run).column !== from;
  const candidates = plan.work
    .filter((node) => node.stage === to && !node.followOn && nodeRun(run, node.key).state === 'done')
    .map((node) => ({ node, closure: rollbackClosure(run, [node]) }))
    .filter(({ closure }) => !isGhost || closure.dependents.some((later) => later.stage === from))
    .map(({ node, closure }) => ({ node: node.key, barriers: barriersOf(closure, run) }));
  if (candidates.length === 0) return refused({ code: 'nothing_to_roll_back', stage: to });
  const free = mayOverride(actor, facts) ? candidates : candidates.filter(({ barriers }) => barriers.length === 0);
  if (free.length > 0) return { kind: 'rollback', candidates: free };
  return refused({ code: 'barrier', nodes: [...new Set(candidates.flatMap(({ barriers }) => barriers))] });
}

interface Advance {
  draft: Draft;
  options: MoveOptions;
  commands: FlowCommand[];
  reasons: Reason[];
  skippable: string[];
}

function planAdvance(
  draft: Draft,
  run: Run,
  from: string,
  to: string,
  source: number,
  target: number,
  options: MoveOptions,
): MovePlan {
  const { plan, facts } = draft;
  const advance: Advance = { draft, options, commands: [], reasons: [], skippable: [] };
  const isGhost = cardStage(plan, run).column !== from;
  const mine: FlowCommand[] = [];
  for (let round = 0; ; round += 1) {
    const open = plan.work.filter((node) => isOnTheWay(draft, node, source, target));
    if (open.length === 0) break;
    for (const node of open) {
      if (stateOf(draft.run, node) !== 'active') continue;
      const before = advance.commands.length;
      const accepted = confirmOnTheWay(advance, node);
      if (round === 0 && accepted) mine.push(...advance.commands.slice(before));
    }
  }
  const { commands, reasons, skippable } = advance;
  if (commands.length === 0 && reasons.length === 0) return refused({ code: 'nothing_to_confirm', stage: from });
  const landsIn = cardStage(plan, draft.run).column;
  const landing = columnOrder(plan, landsIn) ?? -1;
  reasons.push(...guardOutcome(draft, run));
  const fallsShort = target === Infinity ? landsIn !== to : landing < target;
  if (reasons.length === 0 && fallsShort && !isGhost) reasons.push({ code: 'unreachable_stage', stage: to });
  if (reasons.length > 0) {
    const alone = mine.length > 0 && decideAll(plan, run, mine, facts, draft.ctx).ok;
    return {
      kind: 'refused',
      reasons,
      ...(skippable.length > 0 ? { skippable } : {}),
      ...(alone ? { mine } : {}),
    };
  }
  const beyond = landsIn !== to && landing > target;
  return { kind: 'confirm', commands, landsIn, ...(beyond ? { beyond: true as const } : {}) };
}

/** Late nodes are on every way, wherever they stand: nothing moves on without them. */
function isOnTheWay(draft: Draft, node: PlanNode, source: number, target: number): boolean {
  if (stateOf(draft.run, node) !== 'active') return false;
  if (nodeRun(draft.run, node.key).late) return true;
  return !node.followOn && node.order >= source && node.order < target;
}

/**
 * Adds the commands that get one node done and carries them out on the draft. Refused: the reasons are noted, and the
 * draft goes on as if the node were done, so that what lies behind it is judged as well.
 */
function confirmOnTheWay(advance: Advance, node: PlanNode): boolean {
  const { draft, options, commands, reasons } = advance;
  const { attempt } = nodeRun(draft.run, node.key);
  const since = draft.events.length;
  const found: Reason[] = [];
  for (const command of commandsFor(draft, node, attempt, options)) {
    if (stateOf(draft.run, node) !== 'active') break;
    found.push(...perform(draft, command));
    commands.push(command);
    if (found.length > 0) break;
  }
  const goesOn = stateOf(draft.run, node) === 'active' && nodeRun(draft.run, node.key).attempt === attempt;
  if (found.length === 0 && goesOn) {
    const owners = unconfirmedOf(node, draft.run, draft.facts);
    reasons.push({
      code: 'waits_for',
      node: node.key,
      owners,
      fix: { kind: 'confirm', who: owners, inPlace: false },
    });
  }
  found.push(...guardEntry(draft, since));
  reasons.push(...found);
  if (found.length > 0 && mayTrim(node, draft.ctx.actor, draft.facts)) advance.skippable.push(node.key);
  if (goesOn) {
    complete(draft, node);
    settle(draft);
  }
  return found.length === 0;
}

function commandsFor(draft: Draft, node: PlanNode, attempt: number, options: MoveOptions): FlowCommand[] {
  const { key } = node;
  const skip = ownValue(options.skip, key);
  if (skip !== undefined) return [{ type: 'trim', node: key, reason: skip }];
  const supply = ownValue(options.supply, key);
  const commands: FlowCommand[] = [];
  if (supply?.fields && Object.keys(supply.fields).length > 0) {
    commands.push({ type: 'fill', node: key, attempt, fields: supply.fields });
  }
  for (const item of supply?.ticks ?? []) commands.push({ type: 'tick', node: key, attempt, item, on: true });
  commands.push({
    type: 'confirm',
    node: key,
    attempt,
    ...(supply?.conclusion ? { conclusion: supply.conclusion } : {}),
    ...(options.override && needsOverride(draft, node, options.override) ? { override: options.override } : {}),
  });
  return commands;
}

/** Whether the actor cannot finish the node by their own confirmation: only then the override is used. */
function needsOverride(draft: Draft, node: PlanNode, override: Override): boolean {
  const { run, facts, ctx } = draft;
  const own = confirmsFor(node, run, facts, ctx.actor);
  const open = unconfirmedOf(node, run, facts).length - own.length;
  const { mode } = node.completion;
  return override.criteria === true || own.length === 0 || ((mode === 'all' || mode === 'quorum') && open > 0);
}

function ownValue<Value>(values: Record<string, Value> | undefined, key: string): Value | undefined {
  return values && Object.hasOwn(values, key) ? values[key] : undefined;
}
