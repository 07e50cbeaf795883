import type { ClaimResults, PooledCard, PoolView, ReasonView } from '@tideboard/contracts';
import type { BoardMessage } from '@tideboard/domain';

/** `mine`: claimed here and now. `taken`: a colleague was faster. `gone`: it left the pool in another way. */
export type RowState = 'open' | 'mine' | 'taken' | 'gone';

/** A record on screen. It keeps its place whatever becomes of it, so that nothing jumps under the pointer. */
export interface PoolRow {
  readonly id: string;
  readonly pooled: PooledCard;
  readonly state: RowState;
  /** Why the last try failed, beside what the list said. */
  readonly refused: readonly ReasonView[];
}

export function rowOf(pooled: PooledCard): PoolRow {
  return { id: pooled.card.id, pooled, state: 'open', refused: [] };
}

export function reasonsOf({ pooled, refused }: PoolRow): readonly ReasonView[] {
  return refused.length ? refused : pooled.whyNot;
}

export function isClaimable(row: PoolRow): boolean {
  return row.state === 'open' && reasonsOf(row).length === 0;
}

export type Quota = Pick<PoolView, 'claimsToday' | 'dailyClaims' | 'holdings' | 'holdingsCap'>;

/** How many more records the reader may claim now; null without a limit. */
export function claimsLeft({ claimsToday, dailyClaims, holdings, holdingsCap }: Quota): number | null {
  const left = [dailyClaims === null ? null : dailyClaims - claimsToday, holdingsCap === null ? null : holdingsCap - holdings];
  const limits = left.filter((limit) => limit !== null);
  return limits.length ? Math.max(0, Math.min(...limits)) : null;
}

/** The rows after a batch: claimed ones are mine, lost races are taken, the others carry their reasons. */
export function applyResults(rows: readonly PoolRow[], { results }: ClaimResults): readonly PoolRow[] {
  const byId = new Map(results.map((result) => [result.cardId, result]));
  return rows.map((row): PoolRow => {
    const result = byId.get(row.id);
    if (!result) return row;
    if (result.ok) return { ...row, state: 'mine', refused: [] };
    if (result.code === 'taken' || result.reasons.some(({ code }) => code === 'taken')) return { ...row, state: 'taken' };
    return { ...row, refused: result.reasons.length ? result.reasons : [{ code: result.code ?? 'unknown' }] };
  });
}

/** The rows after a live message: a record that now has an owner, or that one may see no more, is not to be had. */
export function applyMessage(rows: readonly PoolRow[], message: BoardMessage): readonly PoolRow[] {
  const left = new Map<string, RowState>();
  for (const change of message.changes) {
    if (change.type === 'gone') left.set(change.cardId, 'taken');
    else if (change.card.owner) left.set(change.card.id, 'taken');
  }
  if (!rows.some(({ id, state }) => state === 'open' && left.has(id))) return rows;
  return rows.map((row) => (row.state === 'open' && left.has(row.id) ? { ...row, state: left.get(row.id) ?? row.state } : row));
}

/** The rows beside a fresh reading of the same part of the list, and how many records in it are new. */
export function reconcile(
  rows: readonly PoolRow[],
  fresh: readonly PooledCard[],
): { readonly rows: readonly PoolRow[]; readonly arrived: number } {
  const byId = new Map(fresh.map((pooled) => [pooled.card.id, pooled]));
  const known = new Set(rows.map(({ id }) => id));
  return {
    rows: rows.map((row) => {
      const pooled = byId.get(row.id);
      if (pooled) return row.state === 'mine' ? row : { ...row, pooled, state: 'open' };
      return row.state === 'open' ? { ...row, state: 'gone' } : row;
    }),
    arrived: fresh.filter(({ card }) => !known.has(card.id)).length,
  };
}
