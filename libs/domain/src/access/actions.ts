/** Kinds of boards, which name the actions on their cards (`contract.view` is not `opportunity.view`). */
export const BOARD_KINDS = ['opportunity', 'tender', 'contract', 'collection'] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];

/** What may be done with a card of one kind. `amount` is the right to read money, `override` to act for a node's owner. */
export const CARD_VERBS = [
  'view',
  'amount',
  'create',
  'edit',
  'move',
  'comment',
  'assign',
  'archive',
  'claim',
  'release',
  'override',
  'import',
] as const;
export type CardVerb = (typeof CARD_VERBS)[number];
export type CardAction = `${BoardKind}.${CardVerb}`;

/** Actions that are not about one card; their only meaningful scope is `all`. */
export const GLOBAL_ACTIONS = [
  'customer.view',
  'customer.edit',
  'settings.boards',
  'settings.users',
  'settings.teams',
  'settings.roles',
  'settings.pools',
  'settings.jobs',
] as const;
export type GlobalAction = (typeof GLOBAL_ACTIONS)[number];

/** Every action the product knows. Actions are code; which role holds them is data. */
export type Action = CardAction | GlobalAction;

export function cardAction(kind: BoardKind, verb: CardVerb): CardAction {
  return `${kind}.${verb}`;
}

export const ACTIONS: readonly Action[] = [
  ...BOARD_KINDS.flatMap((kind) => CARD_VERBS.map((verb) => cardAction(kind, verb))),
  ...GLOBAL_ACTIONS,
];
