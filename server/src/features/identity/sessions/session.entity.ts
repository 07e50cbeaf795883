import { Entity, Index } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, KeyColumn } from '../../../platform/database/columns';

/** A login. The token itself is in the browser's cookie only; the CSRF token is computed from it. */
@Entity('user_session')
@Index('user_session_user', ['userId'])
@Index('user_session_expires', ['expiresAt'])
export class SessionRow {
  @KeyColumn(64) token_hash: string;
  @IdColumn({ name: 'user_id' }) userId: string;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
  @InstantColumn({ name: 'last_seen_at' }) lastSeenAt: number;
  @InstantColumn({ name: 'expires_at' }) expiresAt: number;
}

/** Failed logins of one login name or one address. The subject is a hash: people type passwords into the wrong field. */
@Entity('login_attempt')
@Index('login_attempt_last', ['lastAt'])
export class LoginAttemptRow {
  @KeyColumn(64) subject: string;
  @CountColumn() failures: number;
  @InstantColumn({ name: 'last_at' }) lastAt: number;
  @InstantColumn({ name: 'blocked_until' }) blockedUntil: number;
}
