import { Entity, Index } from 'typeorm';
import { CodeColumn, InstantColumn, KeyColumn } from '../database/columns';

/** A command that was carried out, kept for 48 hours so that a repeat of the same request changes nothing. */
@Entity('idempotency')
@Index('idempotency_at', ['at'])
export class IdempotencyRow {
  @KeyColumn() user_id: string;
  @KeyColumn(80) request_key: string;
  @CodeColumn(200) route: string;
  @CodeColumn(64) body_hash: string;
  /** What the command touched, for the answer to a repeat. */
  @CodeColumn(80) ref: string;
  @InstantColumn() at: number;
}
