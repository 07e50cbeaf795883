import { type Actor, can, cardAction, type BoardKind, type CardFace, type Guarded } from '@tideboard/domain';
import { iso, isoOrNull } from '../../platform/clock';
import type { Directory } from '../identity';
import type { CardData } from './card.row';

/** What decides who may touch a card. */
export function guardedCard(card: CardData, directory: Directory): Guarded {
  return {
    ownerId: card.ownerId,
    teamPath: card.teamId === null ? [] : directory.teamPathOf(card.teamId),
    participantIds: card.people.map(({ user }) => user),
    inPool: card.poolId !== null,
  };
}

/** The card as boards show it, with everything on it. */
export function faceOf(card: CardData, directory: Directory): CardFace {
  const owner = card.ownerId === null ? null : directory.byId(card.ownerId);
  return {
    id: card.id,
    no: card.no,
    boardId: card.boardId,
    title: card.title,
    customer: card.customerId === null ? null : { id: card.customerId, name: card.customerName ?? '' },
    amount: card.amount,
    currency: card.currency,
    due: card.due,
    owner: owner && { id: owner.id, name: owner.name },
    teamId: card.teamId,
    state: card.state,
    column: card.columnKey,
    rank: card.rankKey,
    active: card.shown.active,
    ghosts: card.shown.ghosts,
    tags: card.tags,
    nextAction: card.nextText === null ? null : { text: card.nextText, on: card.nextOn },
    comments: card.comments,
    block: card.block,
    touchedAt: iso(Math.max(card.lastStatusAt, card.lastFollowUpAt)),
    expiresAt: isoOrNull(card.expiresAt),
    version: card.version,
  };
}

/** The face for one reader: without money where it is not for them. */
export function readable(actor: Actor, kind: BoardKind, card: CardData, directory: Directory): CardFace {
  const face = faceOf(card, directory);
  return can(actor, cardAction(kind, 'amount'), guardedCard(card, directory)) ? face : { ...face, amount: null };
}
