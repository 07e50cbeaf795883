import type { FlowCommand } from './commands';
import { openDraft } from './draft';
import type { Context, Facts } from './facts';
import { guardEntry, guardOutcome } from './guard';
import { perform } from './perform';
import type { Plan } from './plan';
import type { Reason } from './reasons';
import type { Run } from './run';
import type { Decision, Refusal } from './views';

/**
 * Judges one command. Accepted: the events in order, with all their automatic consequences, and the run after them; no
 * events when the effect held already. Refused: at least one reason, and nothing has happened.
 */
export function decide(plan: Plan, run: Run, command: FlowCommand, facts: Facts, ctx: Context): Decision {
  return decideAll(plan, run, [command], facts, ctx);
}

/** Judges several commands as one: all are carried out in order, or none (a drag, docs/flow.md 6). */
export function decideAll(
  plan: Plan,
  run: Run,
  commands: readonly FlowCommand[],
  facts: Facts,
  ctx: Context,
): Decision {
  const draft = openDraft(plan, run, facts, ctx);
  for (const command of commands) {
    const since = draft.events.length;
    const reasons = perform(draft, command);
    if (reasons.length > 0) return refuse(reasons);
    if (command.type === 'confirm') {
      const entry = guardEntry(draft, since);
      if (entry.length > 0) return refuse(entry);
    }
  }
  const reasons = guardOutcome(draft, run);
  return reasons.length > 0 ? refuse(reasons) : { ok: true, events: draft.events, run: draft.run };
}

/** A refusal with its reasons. */
export function refuse(reasons: Reason[]): Refusal {
  return { ok: false, refused: true, reasons };
}
