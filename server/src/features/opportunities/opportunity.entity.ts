import { Entity, Index } from 'typeorm';
import { CountColumn, CodeColumn, DateColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, MoneyColumn, NameColumn, TextColumn } from '../../platform/database/columns';

/** A chance to sell something to a customer; its cards on boards are the work on it. */
@Entity('opportunity')
@Index('opportunity_external', ['externalId'], { unique: true })
@Index('opportunity_customer', ['customerId'])
export class Opportunity {
  @KeyColumn() id: string;
  @NameColumn(200) title: string;
  @IdColumn({ name: 'customer_id', nullable: true }) customerId: string | null;
  @NameColumn(120, { name: 'customer_name', nullable: true }) customerName: string | null;
  @MoneyColumn({ nullable: true }) amount: number | null;
  @CodeColumn(3) currency: string;
  @DateColumn({ nullable: true }) due: string | null;
  @TextColumn() note: string;
  /** Values of form fields that are bound to the opportunity, beside the ones above. */
  @JsonColumn() fields: Record<string, unknown>;
  /** Its id in the system it was imported from. */
  @NameColumn(120, { name: 'external_id', nullable: true }) externalId: string | null;
  /** Guards edits of fields only; node work, moves and comments do not raise it. */
  @CountColumn() version: number;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
  @IdColumn({ name: 'created_by' }) createdBy: string;
}
