import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/app-config';
import { CONFIG } from '../../../config/config.token';
import { Clock } from '../../../platform/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Authenticator, type Recognised } from '../../../platform/http/access';
import { People } from '../people/people';
import { type RememberedSession, SessionMemory } from './session.memory';
import { SessionRepository } from './session.repository';
import { ABSOLUTE, csrfTokenOf, hashToken, SLIDING, tokenOf } from './session.token';

/** How long a recognised session is believed without asking the database: the delay of a logout on another process. */
const TRUSTED_FOR = 2_000;
const TOUCH_EVERY = 5 * 60_000;

/** Recognises the session cookie. Runs before every request and answers from memory nearly always. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly repository: SessionRepository,
    private readonly memory: SessionMemory,
    private readonly people: People,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async recognise(cookies: string | undefined): Promise<Recognised | null> {
    const token = tokenOf(cookies);
    if (token === null) return null;
    const now = this.clock.now();
    const session = this.memory.recall(token, now) ?? (await this.lookUp(token, now));
    if (!session || session.expiresAt <= now) return null;
    const actor = (await this.people.directory()).actorOf(session.userId);
    if (!actor) return null;
    if (now - session.lastSeenAt >= TOUCH_EVERY) await this.touch(session, now);
    return { actor, sessionHash: session.sessionHash, csrfToken: session.csrfToken };
  }

  forget(userIds: readonly string[]): void {
    this.memory.forget(userIds);
    this.people.forget();
  }

  private async lookUp(token: string, now: number): Promise<RememberedSession | null> {
    const { generation } = this.memory;
    const sessionHash = hashToken(token);
    const row = await this.repository.find(sessionHash);
    if (!row) return null;
    const { userId, createdAt, lastSeenAt, expiresAt } = row;
    const csrfToken = csrfTokenOf(this.config.sessionSecret, token);
    const session = { userId, sessionHash, csrfToken, createdAt, lastSeenAt, expiresAt, trustedUntil: now + TRUSTED_FOR };
    this.memory.remember(token, session, generation);
    return session;
  }

  private async touch(session: RememberedSession, now: number): Promise<void> {
    session.lastSeenAt = now;
    session.expiresAt = Math.min(now + SLIDING, session.createdAt + ABSOLUTE);
    await this.unit.run(() => this.repository.touch(session.sessionHash, session.userId, now, session.expiresAt));
  }
}
