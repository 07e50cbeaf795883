import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, WholeColumn } from '../database/columns';

/** What happened: timeline, audit trail and catch-up log at once. Append-only; rows of features are the truth. */
@Entity('event')
@Index('event_board_seq', ['boardId', 'seq'], { unique: true })
@Index('event_card', ['cardId', 'id'])
export class EventRow {
  @KeyColumn() id: string;
  @IdColumn({ name: 'board_id', nullable: true }) boardId: string | null;
  @WholeColumn({ nullable: true }) seq: number | null;
  @CodeColumn(60) type: string;
  @IdColumn({ name: 'card_id', nullable: true }) cardId: string | null;
  @IdColumn({ name: 'actor_id', nullable: true }) actorId: string | null;
  @JsonColumn() payload: Record<string, unknown>;
  /** Scope parts of all rooms that heard of it, before and after the change. */
  @JsonColumn() audience: string[];
  @InstantColumn() at: number;
}

@Entity('board_counter')
export class BoardCounterRow {
  @KeyColumn() board_id: string;
  @WholeColumn() seq: number;
}

/** What sockets and jobs have not accepted yet. */
@Entity('outbox')
@Index('outbox_available', ['availableAt'])
export class OutboxRow {
  @KeyColumn() id: string;
  @IdColumn({ name: 'board_id' }) boardId: string;
  @WholeColumn({ name: 'from_seq' }) fromSeq: number;
  @WholeColumn({ name: 'to_seq' }) toSeq: number;
  /** Scope parts to tell, and the cards. */
  @JsonColumn() message: { audience: string[]; cardIds: string[]; jobs: { consumer: string; eventId: string }[] };
  @InstantColumn({ name: 'available_at' }) availableAt: number;
}

/** Marks an event as handled by a consumer, in the consumer's own unit. */
@Entity('consumed')
export class ConsumedRow {
  @KeyColumn() event_id: string;
  @KeyColumn(60) consumer: string;
}
