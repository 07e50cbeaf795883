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
