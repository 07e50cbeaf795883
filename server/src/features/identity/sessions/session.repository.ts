import { Injectable } from '@nestjs/common';
import { Database, marks } from '../../../platform/database/database';
import { LoginAttemptRow, SessionRow } from './session.entity';

@Injectable()
export class SessionRepository {
  constructor(private readonly db: Database) {}

  find(tokenHash: string): Promise<SessionRow | null> {
    return this.db.repository(SessionRow).findOneBy({ token_hash: tokenHash });
  }

  async add(row: SessionRow): Promise<void> {
    await this.db.repository(SessionRow).insert(row);
  }

  async touch(tokenHash: string, userId: string, lastSeenAt: number, expiresAt: number): Promise<void> {
    await this.db.execute('UPDATE user_session SET last_seen_at = ?, expires_at = ? WHERE token_hash = ?', [lastSeenAt, expiresAt, tokenHash]);
    await this.db.execute('UPDATE app_user SET last_seen_at = ? WHERE id = ?', [lastSeenAt, userId]);
  }

  async end(tokenHash: string): Promise<void> {
    await this.db.execute('DELETE FROM user_session WHERE token_hash = ?', [tokenHash]);
  }

  async endAllOf(userId: string, butTokenHash = ''): Promise<void> {
    await this.db.execute('DELETE FROM user_session WHERE user_id = ? AND token_hash <> ?', [userId, butTokenHash]);
  }

  async removeExpired(now: number): Promise<void> {
    await this.db.execute('DELETE FROM user_session WHERE expires_at <= ?', [now]);
  }

  attempts(subjects: readonly string[]): Promise<{ subject: string; blocked_until: number }[]> {
    return this.db.query(`SELECT subject, blocked_until FROM login_attempt WHERE subject IN (${marks(subjects.length)})`, subjects);
  }

  /** Takes the row, made if it is not there, until the end of the unit. */
  async lockAttempt(subject: string): Promise<LoginAttemptRow> {
    await this.db.execute(`${this.db.insertIgnore} INTO login_attempt (subject, failures, last_at, blocked_until) VALUES (?, 0, 0, 0)`, [subject]);
    const row = await this.db.one<{ failures: number; last_at: number; blocked_until: number }>(
      `SELECT failures, last_at, blocked_until FROM login_attempt WHERE subject = ?${this.db.forUpdate}`,
      [subject],
    );
    if (!row) throw new Error('a login attempt vanished in its own unit');
    return { subject, failures: row.failures, lastAt: Number(row.last_at), blockedUntil: Number(row.blocked_until) };
  }

  async saveAttempt({ subject, failures, lastAt, blockedUntil }: LoginAttemptRow): Promise<void> {
    await this.db.execute('UPDATE login_attempt SET failures = ?, last_at = ?, blocked_until = ? WHERE subject = ?', [
      failures,
      lastAt,
      blockedUntil,
      subject,
    ]);
  }

  async removeAttempts(subject: string): Promise<void> {
    await this.db.execute('DELETE FROM login_attempt WHERE subject = ?', [subject]);
  }

  async removeAttemptsBefore(at: number): Promise<void> {
    await this.db.execute('DELETE FROM login_attempt WHERE last_at < ?', [at]);
  }
}
