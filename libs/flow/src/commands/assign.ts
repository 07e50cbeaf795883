import type { FlowCommand } from '../commands';
import { type Draft, emit } from '../draft';
import { fallbackOwners, isConfirmed, ownersOf } from '../owners';
import type { Reason } from '../reasons';
import { complete, settle } from '../settle';
import { nodeRun, stateOf } from '../state';
import { unmet } from '../unmet';
import { type Guarded, guardCard, isBlank, mayWorkOn, reasonRequired } from './node-guard';

type Command<Type extends FlowCommand['type']> = Extract<FlowCommand, { type: Type }>;

/** Names one more owner of a node that is not done; a node that waits for all owners now waits for this one too. */
export function assign(draft: Draft, command: Command<'assign'>): Reason[] {
  const guarded = guardOwners(draft, command.node, 'assign');
  if (!guarded.ok) return guarded.reasons;
  const owners = ownersOf(guarded.node, draft.run, draft.facts);
  if (owners.includes(command.user)) return [];
  const { node, user, reason } = command;
  emit(draft, {
    type: 'node.assigned',
    node,
    user,
    owners: [...owners, user],
    ...(reason === undefined ? {} : { reason }),
  });
  return [];
}

/**
 * Removes an owner, with a reason. When all who remain have confirmed and the criteria hold, the node is done; a node
 * nobody has confirmed never completes by a departure.
 */
export function unassign(draft: Draft, command: Command<'unassign'>): Reason[] {
  const guarded = guardOwners(draft, command.node, 'unassign');
  if (!guarded.ok) return guarded.reasons;
  const { node } = guarded;
  const { user, reason } = command;
  if (isBlank(reason)) return [reasonRequired(draft, 'unassign', node.key)];
  const owners = ownersOf(node, draft.run, draft.facts);
  if (!owners.includes(user)) return [];
  const left = owners.filter((owner) => owner !== user);
  if (left.length === 0 && fallbackOwners(draft.facts).includes(user)) {
    return [{ code: 'owner_by_rule', node: node.key, user }];
  }
  emit(draft, { type: 'node.unassigned', node: node.key, user, owners: left, reason });
  const waitsForNobody = stateOf(draft.run, node) === 'active' && isConfirmed(node, draft.run, draft.facts);
  if (waitsForNobody && unmet(draft.plan, draft.run, draft.facts, node, draft.ctx.actor).length === 0) {
    complete(draft, node, reason);
    settle(draft);
  }
  return [];
}

function guardOwners(draft: Draft, key: string, action: string): Guarded {
  const guarded = guardCard(draft, key);
  if (!guarded.ok) return guarded;
  const { state } = nodeRun(draft.run, key);
  if (state === 'done') return { ok: false, reasons: [{ code: 'already_done', node: key }] };
  if (state !== 'pending' && state !== 'active') {
    return { ok: false, reasons: [{ code: 'not_active', node: key, state, waitsFor: [] }] };
  }
  if (!mayWorkOn(draft, guarded.node)) return { ok: false, reasons: [{ code: 'no_right', action, node: key }] };
  return guarded;
}
