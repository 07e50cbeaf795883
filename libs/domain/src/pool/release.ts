import type { Instant } from '../calendar';
import type { OwnershipState } from './clock';
import { bindsOwner, openHolds, type Hold } from './hold';
import { verdictOf, type PoolReason, type PoolVerdict } from './policy';

/**
 * Whether the owner may give a record back: with a reason, and with neither money nor a bid hanging on it.
 * docs/pool.md 8.
 */
export function judgeRelease(input: {
  readonly record: { readonly state: OwnershipState; readonly ownerId: string | null; readonly holds: readonly Hold[] };
  readonly pool: { readonly enabled: boolean };
  readonly actorId: string;
  /** Whether the actor may release records of others (a team lead, an admin of the pool). */
  readonly mayForOthers: boolean;
  readonly reason: string;
  readonly now: Instant;
}): PoolVerdict {
  const { record, pool, actorId, mayForOthers, reason, now } = input;
  if (record.state !== 'private') return verdictOf([{ code: 'not_private', params: {} }]);
  const reasons: PoolReason[] = [];
  if (record.ownerId !== actorId && !mayForOthers) reasons.push({ code: 'not_owner', params: {} });
  if (!pool.enabled) reasons.push({ code: 'pool_disabled', params: {} });
  if (!reason.trim()) reasons.push({ code: 'reason_missing', params: {} });
  for (const { kind, to } of openHolds(record.holds, now)) {
    if (bindsOwner(kind)) reasons.push({ code: 'held', params: { kind, until: to } });
  }
  return verdictOf(reasons);
}

/** A pool as routing sees it. */
export interface PoolRoute {
  readonly id: string;
  readonly kind: string;
  readonly enabled: boolean;
  readonly order: number;
}

/**
 * The pool a record goes to: the one chosen, else the first enabled one of its kind in order; null when there is
 * none. docs/pool.md 1.
 */
export function routeToPool(pools: readonly PoolRoute[], kind: string, chosenId: string | null = null): string | null {
  const fitting = pools.filter((pool) => pool.enabled && pool.kind === kind);
  if (chosenId !== null) return fitting.some(({ id }) => id === chosenId) ? chosenId : null;
  return [...fitting].sort((a, b) => a.order - b.order)[0]?.id ?? null;
}
