import { BOARD_KINDS, type BoardMessage, type CardChange, type CardFace, type CardFilter, type ColumnTotal, type Placed } from '@tideboard/domain';
import { z } from 'zod';
import { calendarDate, currency, id, instant, localText, money, person } from './common';

export const boardKind = z.enum(BOARD_KINDS);

export const cardFace = z.object({
  id,
  no: z.string(),
  boardId: id,
  title: z.string(),
  customer: z.object({ id, name: z.string() }).nullable(),
  amount: z.number().int().nullable(),
  currency,
  due: calendarDate.nullable(),
  owner: person.nullable(),
  teamId: id.nullable(),
  state: z.enum(['open', 'won', 'completed', 'lost', 'suspended']),
  column: z.string(),
  rank: z.string(),
  active: z.array(z.object({ node: z.string(), attempt: z.number(), stage: z.string(), done: z.number(), of: z.number() })),
  ghosts: z.array(z.string()),
  tags: z.array(z.string()),
  nextAction: z.object({ text: z.string(), on: calendarDate.nullable() }).nullable(),
  comments: z.number(),
  block: z
    .object({
      reason: z.string(),
      kind: z.enum(['internal', 'customer', 'other_card']),
      since: instant,
      by: z.string(),
      until: calendarDate.nullable(),
    })
    .nullable(),
  touchedAt: instant,
  expiresAt: instant.nullable(),
  version: z.number(),
}) satisfies z.ZodType<CardFace>;

export const columnTotal = z.object({ count: z.number(), sums: z.record(z.string(), z.string()) }) satisfies z.ZodType<ColumnTotal>;

/** A column of a board: a stage of its template, or an outcome. */
export const columnView = z.object({
  key: z.string(),
  name: localText,
  /** `stage`, or `outcome` for won, completed and lost. */
  kind: z.enum(['stage', 'outcome']),
  probability: z.number(),
  standard: localText,
  idleDays: z.number().nullable(),
  wipLimit: z.number().nullable(),
});
export type ColumnView = z.infer<typeof columnView>;

export const boardSummary = z.object({ id, key: z.string(), name: localText, kind: boardKind, openCards: z.number(), mayCreate: z.boolean() });
export type BoardSummary = z.infer<typeof boardSummary>;

/** Cards of one column, in order, from a cursor on; `next` is null at the end. */
export const cardWindow = z.object({ cards: z.array(cardFace), next: z.string().nullable() });
export type CardWindow = z.infer<typeof cardWindow>;

/** GET /api/boards/:key: totals of all columns and the first window of each open one, within the reader's scope and filter. */
export const boardView = z.object({
  id,
  key: z.string(),
  name: localText,
  kind: boardKind,
  versionId: id,
  seq: z.number(),
  columns: z.array(columnView),
  totals: z.record(z.string(), columnTotal),
  /** With a filter: counts within it, exact to 1,000; null without one. */
  filtered: z.record(z.string(), z.object({ count: z.number(), more: z.boolean() })).nullable(),
  windows: z.record(z.string(), cardWindow),
  mayCreate: z.boolean(),
  serverTime: instant,
  today: calendarDate,
});
export type BoardView = z.infer<typeof boardView>;

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
  .refine((values) => values.length <= 100, 'at most 100');
const flag = z.stringbool();
const whole = z.coerce.number().int().min(0);

/** Query of the filter bar, as it stands in the address. */
export const cardFilter = z.object({
  text: z.string().trim().max(100).optional(),
  owner: list.optional(),
  team: list.optional(),
  tag: list.optional(),
  blocked: flag.optional(),
  overdue: flag.optional(),
  idleDays: whole.max(3650).optional(),
  amountMin: whole.optional(),
  amountMax: whole.optional(),
  dueFrom: calendarDate.optional(),
  dueTo: calendarDate.optional(),
}) satisfies z.ZodType<CardFilter>;

export const windowQuery = cardFilter.extend({ cursor: z.string().max(120).optional(), limit: whole.min(1).max(200).default(30) });
export const changesQuery = z.object({ since: whole });

const placed = z.object({ column: z.string(), amount: z.number().nullable(), currency }) satisfies z.ZodType<Placed>;
export const cardChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card'), card: cardFace, before: placed.nullable() }),
  z.object({ type: z.literal('gone'), cardId: id, before: placed.nullable() }),
]) satisfies z.ZodType<CardChange>;
export const boardMessage = z.object({
  boardId: id,
  from: z.number(),
  to: z.number(),
  changes: z.array(cardChange),
  cardIds: z.array(id).optional(),
  actor: person.nullable(),
  event: z.string(),
}) satisfies z.ZodType<BoardMessage>;

/** GET /api/boards/:key/changes?since=: the present view of what changed, or the advice to start anew. */
export const boardChanges = z.union([
  z.object({ reset: z.literal(true), to: z.number() }),
  z.object({
    reset: z.literal(false),
    from: z.number(),
    to: z.number(),
    cards: z.array(cardFace),
    gone: z.array(id),
    totals: z.record(z.string(), columnTotal),
  }),
]);
export type BoardChanges = z.infer<typeof boardChanges>;

/** POST /api/boards: a board for a published template. */
export const boardCreate = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/),
  name: z.object({ zh: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(80) }),
  kind: boardKind,
  template: z.string().min(1).max(40),
});

/** Values that the filter bar and the forms offer, within the reader's scope. */
export const boardOptions = z.object({ owners: z.array(person), teams: z.array(z.object({ id, name: z.string() })), tags: z.array(z.string()) });
export type BoardOptions = z.infer<typeof boardOptions>;

export { money };
