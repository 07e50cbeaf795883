import type { ColumnView } from '@tideboard/contracts';
import type { CardFace, ColumnTotal } from '@tideboard/domain';
import { type MoveOptions, type MovePlan, planMove, planOf, type Reason } from '@tideboard/flow';
import type { CardFlow } from './flow-facts';

/** What a column would do with the card, as its head says while the card is held. */
export type Verdict =
  | { readonly kind: 'here' }
  | { readonly kind: 'allowed'; readonly landsIn?: string; readonly over?: number }
  | { readonly kind: 'asks'; readonly what: 'rollback' | 'lost' }
  /** Refused, and the person can do something about it here. */
  | { readonly kind: 'supply'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'full'; readonly limit: number; readonly reasons: readonly Reason[] }
  /** The facts are not here yet: the drop is sent, the server decides. */
  | { readonly kind: 'checking' };

const suppliedInPlace = new Set(['field', 'tick', 'conclusion']);
const settledByRight = new Set(['not_owner', 'waits_for']);

/** The engine's plan of a move, with what this board knows about the room in its columns. */
export function plan(flow: CardFlow, card: CardFace, to: string, totals: Readonly<Record<string, ColumnTotal>>, options: MoveOptions = {}): MovePlan {
  const { definition, run, facts, actor } = flow;
  const wip = Object.fromEntries(Object.entries(totals).map(([column, { count }]) => [column, count]));
  return planMove(planOf(definition, run.switches ?? {}), run, { ...facts, wip }, actor, card.column, to, options);
}

export function judge(flow: CardFlow | null, card: CardFace, column: Pick<ColumnView, 'key'>, totals: Readonly<Record<string, ColumnTotal>>): Verdict {
  if (column.key === card.column) return { kind: 'here' };
  if (!flow) return { kind: 'checking' };
  const planned = plan(flow, card, column.key, totals);
  switch (planned.kind) {
    case 'rank':
      return { kind: 'here' };
    case 'confirm':
      return { kind: 'allowed', ...(planned.beyond ? { landsIn: planned.landsIn } : {}), ...overSoftLimit(flow, column.key, totals) };
    case 'rollback':
    case 'lost':
      return { kind: 'asks', what: planned.kind };
    case 'refused':
      return judgeRefusal(planned, flow);
  }
}

/** All columns at once, as at pick-up. */
export function judgeAll(
  flow: CardFlow | null,
  card: CardFace,
  columns: readonly Pick<ColumnView, 'key'>[],
  totals: Readonly<Record<string, ColumnTotal>>,
): ReadonlyMap<string, Verdict> {
  return new Map(columns.map((column) => [column.key, judge(flow, card, column, totals)]));
}

/** Whether this person can clear the reason in the panel. */
export function canSupply(reason: Reason): boolean {
  return Boolean(reason.fix?.inPlace && suppliedInPlace.has(reason.fix.kind));
}

/** Whether a right to act for others clears the reason. */
export function canOverride(reason: Reason, flow: CardFlow): boolean {
  return settledByRight.has(reason.code) && Boolean(flow.actor.mayOverride ?? flow.facts.canOverride);
}

function judgeRefusal({ reasons, skippable, mine }: Extract<MovePlan, { kind: 'refused' }>, flow: CardFlow): Verdict {
  const full = reasons.find((reason) => reason.code === 'wip_full');
  if (full && reasons.length === 1) return { kind: 'full', limit: full.limit, reasons };
  const canHelp = reasons.some((reason) => canSupply(reason) || canOverride(reason, flow)) || Boolean(skippable?.length) || Boolean(mine);
  return { kind: canHelp ? 'supply' : 'refused', reasons };
}

function overSoftLimit({ definition }: CardFlow, column: string, totals: Readonly<Record<string, ColumnTotal>>): { over?: number } {
  const wip = definition.stages.find(({ key }) => key === column)?.wip;
  return wip && (totals[column]?.count ?? 0) >= wip.limit ? { over: wip.limit } : {};
}
