import { Injectable } from '@nestjs/common';

export interface RememberedSession {
  readonly userId: string;
  readonly sessionHash: string;
  readonly csrfToken: string;
  readonly createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  /** Until when the database need not be asked again. */
  readonly trustedUntil: number;
}

const MOST = 20_000;

/** Sessions that this process has recognised a moment ago. */
@Injectable()
export class SessionMemory {
  private readonly byToken = new Map<string, RememberedSession>();
  private changes = 0;

  /** Counts the calls of `forget`: what was read before one must not be remembered after it. */
  get generation(): number {
    return this.changes;
  }

  recall(token: string, now: number): RememberedSession | null {
    const session = this.byToken.get(token);
    return session && now < session.trustedUntil ? session : null;
  }

  remember(token: string, session: RememberedSession, generation: number): void {
    if (generation !== this.changes) return;
    if (this.byToken.size >= MOST) this.byToken.clear();
    this.byToken.set(token, session);
  }

  forget(userIds: readonly string[]): void {
    this.changes += 1;
    const gone = new Set(userIds);
    for (const [token, { userId }] of this.byToken) if (gone.has(userId)) this.byToken.delete(token);
  }
}
