import { openDraft } from './draft';
import type { Actor, Facts } from './facts';
import { rollBackTo } from './commands/rollback';
import type { Plan } from './plan';
import type { Reason } from './reasons';
import { barriersOf, resetBy, rollbackClosure, trimsKeptBy } from './rollback-closure';
import type { Run } from './run';
import { cardStage } from './stage';
import { nodeRun } from './state';
import type { RollbackPreview } from './views';

/**
 * Everything a rollback to these nodes would do, for the dialog that asks (docs/flow.md 7). Barriers are listed and do
 * not refuse here: `decide` does, unless the right is used with a reason.
 */
export function previewRollback(
  plan: Plan,
  run: Run,
  facts: Facts,
  actor: Actor,
  to: readonly string[],
): ({ ok: true } & RollbackPreview) | { ok: false; refused: true; reasons: Reason[] } {
  const draft = openDraft(plan, run, facts, { at: '', actor: { ...actor, mayOverride: true } });
  const reason = 'preview';
  const reasons = rollBackTo(draft, { type: 'rollback', to: [...to], reason, override: { reason } });
  if (reasons.length > 0) return { ok: false, refused: true, reasons };
  const targets = to.flatMap((key) => plan.nodes.get(key) ?? []);
  const closure = rollbackClosure(run, targets);
  const reset = resetBy(closure, run).filter((node) => node.kind !== 'end');
  return {
    ok: true,
    to: closure.targets.map(({ key }) => ({ node: key, attempt: nodeRun(run, key).attempt + 1 })),
    reset: reset.map(({ key }) => ({ node: key, state: nodeRun(run, key).state, attempt: nodeRun(run, key).attempt })),
    keptTrims: trimsKeptBy(closure, run),
    barriers: barriersOf(closure, run),
    cancels: reset.filter(({ key }) => nodeRun(run, key).state === 'active').map(({ key }) => key),
    landsIn: cardStage(plan, draft.run).column,
    reopens: run.state === 'won' || run.state === 'completed',
  };
}
