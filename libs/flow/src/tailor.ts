import { holds } from './condition/evaluate';
import type { Facts } from './facts';
import { fieldReader } from './fields';
import type { FlowDefinition } from './model';
import { type Plan, planOf } from './plan';

/**
 * The plan for a new card: the definition with its switches evaluated on the facts (docs/flow.md 8). A running card
 * keeps the values stored on its run: `planOf(definition, run.switches)`.
 */
export function tailor(definition: FlowDefinition, facts: Facts): Plan {
  if (definition.switches.length === 0) return planOf(definition);
  return planOf(definition, switchValues(planOf(definition), facts));
}

/** Values of all switches for the facts. Switches read subject fields only: they decide before any form is filled. */
export function switchValues(plan: Plan, facts: Facts): Record<string, boolean> {
  const read = fieldReader(plan, undefined, facts);
  return Object.fromEntries(plan.definition.switches.map(({ key, when }) => [key, holds(when, read)]));
}
