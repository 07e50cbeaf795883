import type { Actor, Facts } from './facts';
import type { PlanNode } from './plan';
import type { Run } from './run';
import { nodeRun } from './state';

/**
 * The present owners of a node: those named by hand, else those the template's rules name together; nobody: the card's
 * owner, then the team lead. The fallback waits while the card is in a pool. May be empty.
 */
export function ownersOf(node: PlanNode, run: Run, facts: Facts): string[] {
  const named = nodeRun(run, node.key).owners;
  const owners = named ?? ruledOwners(node, facts);
  if (owners.length > 0 || facts.inPool) return owners;
  return fallbackOwners(facts);
}

/** Who stands in when nobody else owns a node. */
export function fallbackOwners(facts: Facts): string[] {
  const fallback = facts.owner ?? facts.teamLead;
  return fallback === null ? [] : [fallback];
}

function ruledOwners(node: PlanNode, facts: Facts): string[] {
  const rules = node.def.owners ?? [{ by: 'card' }];
  if (rules.length === 1 && rules[0]?.by === 'card') return facts.owner === null ? [] : [facts.owner];
  const owners = new Set<string>();
  for (const rule of rules) {
    if (rule.by === 'person') owners.add(rule.user);
    else if (rule.by === 'role') for (const user of facts.roleHolders[rule.role] ?? []) owners.add(user);
    else if (facts.owner !== null) owners.add(facts.owner);
  }
  return [...owners];
}

/** Whether the actor has the role, by organisation or on this card. */
export function hasRole(actor: Actor, facts: Facts, role: string): boolean {
  return actor.roles.includes(role) || (facts.roleHolders[role]?.includes(actor.id) ?? false);
}

/** Whether the actor may act beyond what is their own, with a reason. */
export function mayOverride(actor: Actor, facts: Facts): boolean {
  return actor.mayOverride === true || facts.canOverride === true;
}

/** Those of the users for whom the actor may act: themselves and who they stand in for. */
export function actingFor(actor: Actor, users: readonly string[]): string[] {
  return users.filter((user) => user === actor.id || actor.delegations.includes(user));
}

/** The owners for whom a confirmation by this actor counts; empty when it would not count. */
export function confirmsFor(node: PlanNode, run: Run, facts: Facts, actor: Actor): string[] {
  if (node.completion.mode !== 'role') return actingFor(actor, ownersOf(node, run, facts));
  if (hasRole(actor, facts, node.completion.role)) return [actor.id];
  return actingFor(actor, facts.roleHolders[node.completion.role] ?? []);
}

/** How many confirmations complete the node; never more than it has owners (docs/flow.md 4). */
export function neededOf(node: PlanNode, owners: readonly string[]): number {
  switch (node.completion.mode) {
    case 'auto':
      return 0;
    case 'any':
    case 'role':
      return 1;
    case 'all':
      return Math.max(1, owners.length);
    case 'quorum':
      return Math.max(1, Math.min(node.completion.k, owners.length));
  }
}

/** Whether the confirmations of present owners are enough. A confirmation by role holders counts by itself. */
export function isConfirmed(node: PlanNode, run: Run, facts: Facts): boolean {
  const confirmed = nodeRun(run, node.key).confirmed ?? [];
  const owners = ownersOf(node, run, facts);
  const counted = node.completion.mode === 'role' ? confirmed : confirmed.filter((user) => owners.includes(user));
  return counted.length >= neededOf(node, owners);
}

/** Who still has to confirm. */
export function unconfirmedOf(node: PlanNode, run: Run, facts: Facts): string[] {
  const confirmed = nodeRun(run, node.key).confirmed ?? [];
  const people =
    node.completion.mode === 'role' ? (facts.roleHolders[node.completion.role] ?? []) : ownersOf(node, run, facts);
  return people.filter((user) => !confirmed.includes(user));
}
