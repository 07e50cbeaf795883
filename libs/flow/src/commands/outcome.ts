import type { FlowCommand } from '../commands';
import { type Draft, emit } from '../draft';
import type { Reason } from '../reasons';
import { settle } from '../settle';
import { cardStage } from '../stage';
import { nodeRun } from '../state';
import { cardClosed, isBlank, reasonRequired } from './node-guard';

type Command<Type extends FlowCommand['type']> = Extract<FlowCommand, { type: Type }>;

/** The card is lost: its open nodes count as void, and the follow-on nodes under the lost marker start. */
export function lose(draft: Draft, command: Command<'lose'>): Reason[] {
  const { plan, run, facts } = draft;
  if (!plan.lost) return [{ code: 'no_lost' }];
  const closed = requireOpen(draft);
  if (closed.length > 0) return closed;
  if (facts.inPool) return [{ code: 'in_pool', fix: { kind: 'claim', who: [], inPlace: false } }];
  if (isBlank(command.reason)) return [reasonRequired(draft, 'lose')];
  const { reason, competitor, pool } = command;
  emit(draft, {
    type: 'card.lost',
    stage: cardStage(plan, run).column,
    n: (run.losses ?? 0) + 1,
    reason,
    ...(competitor === undefined ? {} : { competitor }),
    ...(pool === undefined ? {} : { pool }),
    satisfied: plan.lost.outs.map((edge) => edge.key),
  });
  draft.queue.push(...plan.lost.outs.map((edge) => edge.to));
  settle(draft);
  return [];
}

/** A lost card goes on exactly where it was; open follow-on nodes go back, or on as late ones if asked to. */
export function reopen(draft: Draft, command: Command<'reopen'>): Reason[] {
  const { plan, run } = draft;
  if (run.state !== 'lost') return [{ code: 'not_lost', state: run.state }];
  const followOn = plan.work.filter((node) => node.followOn);
  const late = command.keepFollowOn
    ? followOn.filter((node) => nodeRun(run, node.key).state === 'active').map((node) => node.key)
    : [];
  const reset = followOn.map((node) => node.key).filter((key) => run.nodes[key] !== undefined && !late.includes(key));
  const outs = [...(plan.lost?.outs ?? []), ...followOn.flatMap((node) => node.outs)];
  emit(draft, {
    type: 'card.reopened',
    reset,
    cleared: outs.map((edge) => edge.key).filter((key) => run.tokens[key] !== undefined),
    late,
    ...(command.reason === undefined ? {} : { reason: command.reason }),
  });
  settle(draft);
  return [];
}

/** Freezes the card until it is resumed. */
export function suspend(draft: Draft, command: Command<'suspend'>): Reason[] {
  const closed = requireOpen(draft);
  if (closed.length > 0) return closed;
  if (isBlank(command.reason)) return [reasonRequired(draft, 'suspend')];
  if (isBlank(command.reviewOn)) return [{ code: 'date_required', action: 'suspend' }];
  emit(draft, { type: 'card.suspended', reason: command.reason, reviewOn: command.reviewOn });
  return [];
}

export function resume(draft: Draft, command: Command<'resume'>): Reason[] {
  if (draft.run.state !== 'suspended') return [{ code: 'not_suspended', state: draft.run.state }];
  emit(draft, { type: 'card.resumed', ...(command.reason === undefined ? {} : { reason: command.reason }) });
  settle(draft);
  return [];
}

function requireOpen(draft: Draft): Reason[] {
  const { state } = draft.run;
  if (state === 'open') return [];
  if (state === 'suspended') return [{ code: 'card_suspended', fix: { kind: 'resume', who: [], inPlace: true } }];
  return [cardClosed(state)];
}
