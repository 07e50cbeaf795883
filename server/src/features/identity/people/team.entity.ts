import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, KeyColumn, NameColumn } from '../../../platform/database/columns';

@Entity('team')
@Index('team_parent', ['parentId'])
export class TeamRow {
  @KeyColumn() id: string;
  @IdColumn({ name: 'parent_id', nullable: true }) parentId: string | null;
  @NameColumn(60) name: string;
  /** `/top/…/id/`: the team and every team above it. */
  @CodeColumn(1000) path: string;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
}
