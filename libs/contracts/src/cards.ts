import { z } from 'zod';
import { boardMessage, cardFace } from './boards';
import { calendarDate, currency, id, instant, localText, money, person } from './common';

const title = z.string().trim().min(1).max(200);
const tag = z.string().trim().min(1).max(30);
const attempts = z.array(z.string().regex(/^[\w-]+#\d+$/)).max(50);

/** What a review ends with. */
export const conclusion = z.enum(['pass', 'pass_with_changes', 'reject']);

/** Values of a form, by field key: texts, minor units, dates, choices. */
export const formValues = z.record(z.string(), z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]));

/** The customer of an opportunity: a row that exists, or a name to make one of. */
export const customerChoice = z.union([z.object({ id }), z.object({ name: z.string().trim().min(1).max(120) })]);

/** POST /api/boards/:key/cards */
export const cardCreate = z.object({
  title,
  customer: customerChoice.nullable().default(null),
  amount: money.nullable().default(null),
  currency: currency.optional(),
  due: calendarDate.nullable().default(null),
  tags: z.array(tag).max(12).default([]),
  note: z.string().trim().max(4000).default(''),
  ownerId: id.optional(),
});
export type CardCreate = z.infer<typeof cardCreate>;

/** PATCH /api/cards/:id: fields only; `version` guards it. */
export const cardEdit = z.object({
  version: z.number().int(),
  title: title.optional(),
  customer: customerChoice.nullable().optional(),
  amount: money.nullable().optional(),
  currency: currency.optional(),
  due: calendarDate.nullable().optional(),
  tags: z.array(tag).max(12).optional(),
  note: z.string().trim().max(4000).optional(),
  nextAction: z.object({ text: z.string().trim().min(1).max(200), on: calendarDate.nullable() }).nullable().optional(),
});
export type CardEdit = z.infer<typeof cardEdit>;

/**
 * POST /api/cards/:id/move: a request, not a write. `after` is the card above the drop (null = top of the column).
 * `active` is the set of `node#attempt` that the move was planned on; a stale one is answered with 409 and the fresh card.
 */
export const cardMove = z.object({
  to: z.string().min(1).max(40),
  after: id.nullable().default(null),
  active: attempts,
  /** What was missing, supplied with the drop: by node. */
  supply: z
    .record(
      z.string(),
      z.object({ fields: formValues.optional(), conclusion: conclusion.exclude(['reject']).optional(), ticks: z.array(z.string()).max(50).optional() }),
    )
    .optional(),
  /** Acting for other owners, where the actor's right says so. */
  override: z.object({ reason: z.string().trim().min(4).max(500), criteria: z.boolean().optional() }).optional(),
  /** Unmet nodes to skip, with the reason, where the actor's role may. */
  skip: z.array(z.object({ node: z.string(), reason: z.string().trim().min(4).max(500) })).optional(),
  /** Confirms only the actor's own nodes of the way. */
  onlyMine: z.boolean().optional(),
  /** For a drop to the left: what to open again, and why. */
  rollback: z.object({ targets: z.array(z.string()).min(1).max(20), reason: z.string().trim().min(4).max(500) }).optional(),
  /** For a drop on Lost. */
  lost: z
    .object({
      reason: z.string().min(1).max(40),
      competitor: z.string().trim().max(80).nullable().default(null),
      lesson: z.string().trim().max(2000).default(''),
      then: z.enum(['pool', 'keep', 'never']).default('pool'),
    })
    .optional(),
});
export type CardMove = z.infer<typeof cardMove>;

/** POST /api/cards/:id/nodes/:node: work on an active node. */
export const nodeWork = z.discriminatedUnion('act', [
  z.object({ act: z.literal('save'), attempt: z.number().int(), fields: formValues }),
  z.object({
    act: z.literal('confirm'),
    attempt: z.number().int(),
    fields: formValues.optional(),
    conclusion: conclusion.optional(),
    reason: z.string().trim().max(500).optional(),
  }),
]);
export type NodeWork = z.infer<typeof nodeWork>;

export const rollbackRequest = z.object({ targets: z.array(z.string()).min(1), reason: z.string().trim().min(4).max(500), active: attempts });
export const reopenRequest = z.object({ reason: z.string().trim().min(4).max(500) });
export const blockRequest = z.object({
  reason: z.string().trim().min(2).max(300),
  kind: z.enum(['internal', 'customer', 'other_card']),
  until: calendarDate.nullable().default(null),
});
export const archiveRequest = z.object({ archived: z.boolean() });
/** `overrideReason` passes over the receiver's cap. */
export const assignRequest = z.object({ ownerId: id, overrideReason: z.string().trim().min(4).max(500).optional() });
export const participantRequest = z.object({ userId: id, role: z.string().min(1).max(40) });

export const FOLLOW_UP_CHANNELS = ['call', 'visit', 'meeting', 'message', 'email', 'other'] as const;
export const FOLLOW_UP_OUTCOMES = ['progress', 'no_change', 'no_answer', 'setback'] as const;
export const followUpCreate = z.object({
  channel: z.enum(FOLLOW_UP_CHANNELS),
  outcome: z.enum(FOLLOW_UP_OUTCOMES),
  text: z.string().trim().min(1).max(4000),
  next: z.object({ text: z.string().trim().min(1).max(200), on: calendarDate.nullable() }).nullable().default(null),
});
export const commentCreate = z.object({ text: z.string().trim().min(1).max(4000) });

/** Every command on a card answers with the card and the message that everybody hears. `message` is null when nothing changed. */
export const cardReply = z.object({ card: cardFace, message: boardMessage.nullable() });
export type CardReply = z.infer<typeof cardReply>;

/** One line of the log: an event, a comment or a follow-up. */
export const logEntry = z.object({
  id,
  at: instant,
  actor: person.nullable(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
});
export type LogEntry = z.infer<typeof logEntry>;

/** Why and when a card returns to the pool. */
export const clockView = z.object({ expiresAt: instant.nullable(), clock: z.string().nullable(), from: instant.nullable(), days: z.number().nullable() });

/** GET /api/cards/:id (by id or number): the drawer. */
export const cardDetail = z.object({
  face: cardFace,
  note: z.string(),
  lostReason: z.string().nullable(),
  competitor: z.string().nullable(),
  externalId: z.string().nullable(),
  inPool: z.boolean(),
  participants: z.array(z.object({ user: person, role: z.string(), roleName: localText })),
  clock: clockView,
  /** What the reader may do: verbs of the access table and `amount`. */
  may: z.array(z.string()),
  createdAt: instant,
});
export type CardDetail = z.infer<typeof cardDetail>;

/** Reasons offered in the Lost dialog. */
export const LOSS_REASONS = ['price', 'feature', 'relationship', 'timing', 'budget', 'no_decision', 'competitor', 'duplicate', 'other'] as const;
