import type { PoolPolicyView } from '@tideboard/contracts';
import type { CardFace } from '@tideboard/domain';

export type HiddenField = PoolPolicyView['hiddenFields'][number];

/** A pooled card for who may claim it: without what the pool hides, and without the plans of who had it. */
export function maskedFace(face: CardFace, hidden: readonly HiddenField[]): CardFace {
  return {
    ...face,
    customer: hidden.includes('customer') ? null : face.customer,
    amount: hidden.includes('amount') ? null : face.amount,
    block: hidden.includes('note') ? null : face.block,
    nextAction: null,
    owner: null,
    teamId: null,
  };
}
