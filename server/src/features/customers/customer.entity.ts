import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn, NameColumn } from '../../platform/database/columns';

@Entity('customer')
@Index('customer_name_key', ['nameKey'], { unique: true })
export class CustomerRow {
  @KeyColumn() id: string;
  @NameColumn(120) name: string;
  /** What makes two spellings one customer: see `customerNameKey`. */
  @NameColumn(400, { name: 'name_key' }) nameKey: string;
  @NameColumn(40, { name: 'short_name', nullable: true }) shortName: string | null;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
  /** Null: by an import or a seed without a person. */
  @IdColumn({ name: 'created_by', nullable: true }) createdBy: string | null;
}
