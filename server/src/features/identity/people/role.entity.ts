import type { LocalText } from '@tideboard/contracts';
import type { Grants } from '@tideboard/domain';
import { Entity } from 'typeorm';
import { CountColumn, InstantColumn, JsonColumn, KeyColumn } from '../../../platform/database/columns';

/** A role as data: laid in from a template, then edited by an administrator. */
@Entity('role')
export class RoleRow {
  /** The role's key in contracts; KEY is a reserved word of SQL. */
  @KeyColumn(32) code: string;
  @JsonColumn() name: LocalText;
  @JsonColumn() grants: Grants;
  /** Order in lists: templates first, as they were laid in. */
  @CountColumn() place: number;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
}
