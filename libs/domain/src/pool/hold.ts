import { latestOf, plusMillis, type Instant } from '../calendar';

/** What protects a record from its clocks. docs/pool.md 6. */
export type HoldKind =
  'won' | 'receivable' | 'approval' | 'bid' | 'lock' | 'leave' | 'suspended' | 'legal' | 'extension';

/** A span of time during which a record's clocks stand still. */
export interface FrozenSpan {
  readonly from: Instant;
  /** Exclusive; null while it goes on without a known end. */
  readonly to: Instant | null;
}

/** A hold is a frozen span with a cause; one that ended early bears its real end in `to`. */
export interface Hold extends FrozenSpan {
  readonly kind: HoldKind;
}

const MONEY_AND_BID: ReadonlySet<HoldKind> = new Set(['won', 'receivable', 'approval', 'bid']);

/** Whether a hold of this kind keeps the owner from releasing the record: money or a bid hangs on it. */
export const bindsOwner = (kind: HoldKind): boolean => MONEY_AND_BID.has(kind);

/** The holds that are on at `now`. */
export const openHolds = (holds: readonly Hold[], now: Instant): readonly Hold[] =>
  holds.filter(({ from, to }) => from <= now && (to === null || to > now));

/**
 * `from` moved by the time the clocks stood still after it; overlapping spans count once. Null when one of them has
 * no known end. A later `from` never gives an earlier result.
 */
export function afterFrozen(from: Instant, spans: readonly FrozenSpan[]): Instant | null {
  if (spans.some(({ to }) => to === null)) return null;
  let frozen = 0;
  let reached = from;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = latestOf(span.from, reached) ?? reached;
    if (span.to === null || span.to <= start) continue;
    frozen += Date.parse(span.to) - Date.parse(start);
    reached = span.to;
  }
  return plusMillis(from, frozen);
}
