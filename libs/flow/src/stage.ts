import type { Plan } from './plan';
import type { Run } from './run';
import { nodeRun } from './state';
import type { CardStage } from './views';

/** Columns beside the stages. */
export const OUTCOME_COLUMNS = ['won', 'completed', 'lost'] as const;

/**
 * Where a card stands: the lowest stage with an active node, ghosts in the other ones. A late node pulls no card back:
 * its stage is a ghost, unless nothing else is active. A suspended card keeps the stage it had.
 */
export function cardStage(plan: Plan, run: Run): CardStage {
  if (run.state !== 'open' && run.state !== 'suspended') return { column: run.state, ghosts: [] };
  let column = Infinity;
  let late = Infinity;
  let pending = Infinity;
  let last = -1;
  const active = new Set<number>();
  for (const node of plan.work) {
    if (node.followOn || node.order < 0) continue;
    const entry = nodeRun(run, node.key);
    if (entry.state === 'active') {
      active.add(node.order);
      if (entry.late) late = Math.min(late, node.order);
      else column = Math.min(column, node.order);
    } else if (entry.state === 'pending') pending = Math.min(pending, node.order);
    else last = Math.max(last, node.order);
  }
  const order = [column, late, pending, last, 0].find((value) => Number.isFinite(value) && value >= 0) ?? 0;
  active.delete(order);
  return { column: stageKey(plan, order), ghosts: [...active].sort((a, b) => a - b).map((at) => stageKey(plan, at)) };
}

/** Position of a column: stages left to right, then the outcomes; undefined when the template has no such column. */
export function columnOrder(plan: Plan, column: string): number | undefined {
  if (column === 'lost') return plan.lost ? Infinity : undefined;
  if (plan.ends.some((end) => end.outcome === column)) return Infinity;
  return plan.stages.get(column);
}

function stageKey(plan: Plan, order: number): string {
  return plan.definition.stages[order]?.key ?? '';
}
