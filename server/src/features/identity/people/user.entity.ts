import { Entity, Index } from 'typeorm';
import { CodeColumn, FlagColumn, IdColumn, InstantColumn, KeyColumn, NameColumn } from '../../../platform/database/columns';

@Entity('app_user')
@Index('app_user_login', ['login'], { unique: true })
@Index('app_user_team', ['teamId'])
export class UserRow {
  @KeyColumn() id: string;
  /** Folded: see `foldLogin`. */
  @NameColumn(120) login: string;
  @NameColumn(60) name: string;
  @CodeColumn(200, { name: 'password_hash' }) passwordHash: string;
  @IdColumn({ name: 'team_id', nullable: true }) teamId: string | null;
  @FlagColumn() active: boolean;
  @CodeColumn(10, { nullable: true }) locale: 'zh-CN' | 'en' | null;
  @CodeColumn(10, { nullable: true }) theme: 'light' | 'dark' | 'system' | null;
  @CodeColumn(12, { nullable: true }) density: 'compact' | 'standard' | 'comfortable' | null;
  @FlagColumn({ name: 'must_change_password' }) mustChangePassword: boolean;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
  @InstantColumn({ name: 'last_seen_at', nullable: true }) lastSeenAt: number | null;
}

@Entity('user_role')
@Index('user_role_role', ['role_code'])
export class UserRoleRow {
  @KeyColumn() user_id: string;
  @KeyColumn(32) role_code: string;
}
