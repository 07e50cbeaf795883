import type { Block, CardState } from '@tideboard/domain';
import type { Run } from '@tideboard/flow';
import type { Param } from '../../platform/database/database';
import type { Card, Participant, ShownRun } from './card.entity';

/** A card as the hot path reads it: the entity's columns by hand, for a move touches them in one statement each way. */
export type CardData = { -readonly [K in keyof Card]: Card[K] };

/** Every column, in the order of {@link valuesOf}. */
const COLUMNS = [
  'id', 'no', 'board_id', 'version_id', 'subject_type', 'subject_id', 'title', 'customer_id', 'customer_name', 'amount',
  'currency', 'due', 'owner_id', 'team_id', 'state', 'column_key', 'rank_key', 'run', 'shown', 'people', 'tags', 'next_text', 'next_on',
  'comments', 'block', 'last_status_at', 'last_follow_up_at', 'owned_since', 'clock_memory', 'expires_at', 'pool_id', 'pooled_at', 'version',
  'created_at', 'ended_at',
] as const;

export const CARD_COLUMNS = COLUMNS.map((column) => `c.${column}`).join(', ');
/** The same without the run, which no list shows. */
export const FACE_COLUMNS = COLUMNS.map((column) => (column === 'run' ? "'{}' AS run" : `c.${column}`)).join(', ');
export const CARD_INSERT = `card (${COLUMNS.join(', ')})`;
export const CARD_WIDTH = COLUMNS.length;
/** The first six never change. */
const FIXED = 6;

export type RawCard = Record<(typeof COLUMNS)[number], string | number | null>;

export function readCard(raw: RawCard): CardData {
  return {
    id: raw.id as string,
    no: raw.no as string,
    boardId: raw.board_id as string,
    versionId: raw.version_id as string,
    subjectType: raw.subject_type as string,
    subjectId: raw.subject_id as string,
    title: raw.title as string,
    customerId: raw.customer_id as string | null,
    customerName: raw.customer_name as string | null,
    amount: wholeOrNull(raw.amount),
    currency: raw.currency as string,
    due: raw.due as string | null,
    ownerId: raw.owner_id as string | null,
    teamId: raw.team_id as string | null,
    state: raw.state as CardState,
    columnKey: raw.column_key as string,
    rankKey: raw.rank_key as string,
    run: JSON.parse(raw.run as string) as Run,
    shown: JSON.parse(raw.shown as string) as ShownRun,
    people: JSON.parse(raw.people as string) as Participant[],
    tags: JSON.parse(raw.tags as string) as string[],
    nextText: raw.next_text as string | null,
    nextOn: raw.next_on as string | null,
    comments: Number(raw.comments),
    block: raw.block === null ? null : (JSON.parse(raw.block as string) as Block),
    lastStatusAt: Number(raw.last_status_at),
    lastFollowUpAt: Number(raw.last_follow_up_at),
    ownedSince: wholeOrNull(raw.owned_since),
    clockMemory: JSON.parse(raw.clock_memory as string) as object,
    expiresAt: wholeOrNull(raw.expires_at),
    poolId: raw.pool_id as string | null,
    pooledAt: wholeOrNull(raw.pooled_at),
    version: Number(raw.version),
    createdAt: Number(raw.created_at),
    endedAt: wholeOrNull(raw.ended_at),
  };
}

export function valuesOf(card: CardData): Param[] {
  return [
    card.id, card.no, card.boardId, card.versionId, card.subjectType, card.subjectId,
    card.title, card.customerId, card.customerName, card.amount, card.currency, card.due, card.ownerId, card.teamId, card.state,
    card.columnKey, card.rankKey, JSON.stringify(card.run), JSON.stringify(card.shown), JSON.stringify(card.people), JSON.stringify(card.tags), card.nextText,
    card.nextOn, card.comments, card.block === null ? null : JSON.stringify(card.block), card.lastStatusAt, card.lastFollowUpAt,
    card.ownedSince, JSON.stringify(card.clockMemory), card.expiresAt, card.poolId, card.pooledAt, card.version, card.createdAt, card.endedAt,
  ];
}

/** What has changed on a card since its row was read; every column that may change where that is not known. */
export function changedColumns(card: CardData, row: RawCard | undefined): { columns: string[]; values: Param[] } {
  const values = valuesOf(card);
  const changed = COLUMNS.map((column, index) => ({ column, value: values[index] })).filter(
    ({ column, value }, index) => index >= FIXED && (row === undefined || row[column] !== value),
  );
  return { columns: changed.map(({ column }) => column), values: changed.map(({ value }) => value) };
}

function wholeOrNull(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}
