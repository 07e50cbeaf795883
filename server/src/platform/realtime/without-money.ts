import type { CardChange } from '@tideboard/domain';

/** A change as it is told to a reader without the right to amounts. */
export function withoutMoney<C extends CardChange>(change: C): C {
  const before = change.before && { ...change.before, amount: null };
  return change.type === 'card' ? { ...change, before, card: { ...change.card, amount: null } } : { ...change, before };
}
