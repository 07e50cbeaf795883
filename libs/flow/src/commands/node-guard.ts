import type { Draft } from '../draft';
import { actingFor, mayOverride, ownersOf } from '../owners';
import type { PlanNode } from '../plan';
import type { Fix, Reason } from '../reasons';
import type { CardState, Run } from '../run';
import { nodeRun, stateOf } from '../state';
import { fixBy } from '../unmet';

/** The node a command names, or why it takes no commands now. */
export type Guarded = { ok: true; node: PlanNode } | { ok: false; reasons: Reason[] };

const no = (...reasons: Reason[]): Guarded => ({ ok: false, reasons });

/** Checks that the card takes commands for this node: it exists, and the card is open (docs/flow.md 4). */
export function guardCard(draft: Draft, key: string): Guarded {
  const { plan, run, facts, ctx } = draft;
  const node = plan.nodes.get(key);
  if (!node || node.kind === 'start' || node.kind === 'end' || node.kind === 'lost') {
    return no({ code: 'unknown_node', node: key });
  }
  if (run.state === 'suspended') return no({ code: 'card_suspended', fix: anyone('resume') });
  const followsLoss = run.state === 'lost' && node.followOn;
  if (run.state !== 'open' && !followsLoss) {
    return no(cardClosed(run.state));
  }
  if (facts.inPool && !followsLoss) return no({ code: 'in_pool', fix: fixBy('claim', [], ctx.actor, facts) });
  return { ok: true, node };
}

/** The refusal of work on a card that is lost, won or completed; a lost one can be opened again by a command. */
export function cardClosed(state: CardState): Reason {
  return { code: 'card_closed', state, ...(state === 'lost' ? { fix: anyone('reopen') } : {}) };
}

/** Checks besides that the command was made for the present attempt, and that the node is active. */
export function guardActive(draft: Draft, key: string, attempt: number): Guarded {
  const guarded = guardCard(draft, key);
  if (!guarded.ok) return guarded;
  const { node } = guarded;
  const entry = nodeRun(draft.run, key);
  if (entry.attempt !== attempt) {
    return no({ code: 'stale', node: key, attempt, now: entry.attempt, fix: anyone('reload') });
  }
  if (entry.state === 'done') return no({ code: 'already_done', node: key });
  const state = stateOf(draft.run, node);
  if (state !== 'active') {
    return no({ code: 'not_active', node: key, state, waitsFor: waitsFor(draft.run, node) });
  }
  return guarded;
}

/** Whether the actor may work on the node's content: its owners, the card's owner, who stands in, who may override. */
export function mayWorkOn(draft: Draft, node: PlanNode): boolean {
  const { run, facts, ctx } = draft;
  if (mayOverride(ctx.actor, facts)) return true;
  const people = [...ownersOf(node, run, facts), ...(facts.owner === null ? [] : [facts.owner])];
  return actingFor(ctx.actor, people).length > 0;
}

/** Nodes whose tokens a node still waits for. */
export function waitsFor(run: Run, node: PlanNode): string[] {
  const state = stateOf(run, node);
  if (state !== 'pending' && state !== 'skipped') return [];
  return node.ins.filter((edge) => run.tokens[edge.key] === undefined).map((edge) => edge.from.key);
}

/** Whether a reason was given that says something. */
export function isBlank(reason: string | undefined): boolean {
  return reason === undefined || reason.trim() === '';
}

/** The refusal of an act that needs a reason. */
export function reasonRequired(draft: Draft, action: string, node?: string): Reason {
  const fix: Fix = { kind: 'give_reason', who: [draft.ctx.actor.id], inPlace: true };
  return { code: 'reason_required', action, ...(node === undefined ? {} : { node }), fix };
}

function anyone(kind: Fix['kind']): Fix {
  return { kind, who: [], inPlace: true };
}
