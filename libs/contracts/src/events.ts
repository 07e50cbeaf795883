import type { FlowEventType } from '@tideboard/flow';

/** Events on cards that boards record themselves, beside those of the flow engine. */
export const BOARD_EVENTS = {
  created: 'card.created',
  imported: 'card.imported',
  moved: 'card.moved',
  ranked: 'card.ranked',
  crowded: 'card.crowded',
  edited: 'card.edited',
  touched: 'card.touched',
  blocked: 'card.blocked',
  unblocked: 'card.unblocked',
  archived: 'card.archived',
  restored: 'card.restored',
  teamChanged: 'card.teamChanged',
  peopleChanged: 'card.peopleChanged',
} as const;

/** Changes of owner: the record goes to the pool, to who claimed it, to who was chosen. */
export const OWNERSHIP_EVENTS = {
  released: 'opportunity.released',
  claimed: 'opportunity.claimed',
  assigned: 'opportunity.assigned',
} as const;

export const FOLLOW_UP_EVENTS = { followedUp: 'followUp.added', commented: 'comment.added' } as const;

type ValueOf<T> = T[keyof T];

/** Every type of event that can stand in the log of a card; the client has words for each. */
export type CardEventType = FlowEventType | ValueOf<typeof BOARD_EVENTS> | ValueOf<typeof OWNERSHIP_EVENTS> | ValueOf<typeof FOLLOW_UP_EVENTS>;
