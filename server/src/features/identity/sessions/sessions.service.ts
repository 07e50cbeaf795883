import { Inject, Injectable, Optional } from '@nestjs/common';
import type { loginRequest, passwordChange, preferences } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { z } from 'zod';
import { Clock } from '../../../platform/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { NotFound, Refused } from '../../../platform/http/errors';
import { RightsNotice } from '../../../platform/http/rights-changed';
import { foldLogin } from '../people/login-name';
import { Passwords } from '../people/passwords';
import { PeopleRepository } from '../people/people.repository';
import type { UserRow } from '../people/user.entity';
import { LoginBrake } from './login-brake';
import { SessionMemory } from './session.memory';
import { SessionRepository } from './session.repository';
import { ABSOLUTE, hashToken, newToken, SLIDING } from './session.token';

@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionRepository,
    private readonly people: PeopleRepository,
    private readonly passwords: Passwords,
    private readonly brake: LoginBrake,
    private readonly memory: SessionMemory,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    @Optional() @Inject(RightsNotice) private readonly notice?: RightsNotice,
  ) {}

  /** Answers the new session's token. The one that the browser had before ends. */
  async login({ login, password }: z.infer<typeof loginRequest>, address: string, oldToken: string | null): Promise<string> {
    this.passwords.refuseWeak(password);
    const folded = foldLogin(login);
    const user = await this.people.userByLogin(folded);
    const may = user?.active ? user : null;
    const right = await this.brake.attempt(folded, address, () => this.passwords.matches(may?.passwordHash ?? null, password));
    if (!may || !right) throw new Refused('login_failed', { status: 401 });
    return this.open(may.id, oldToken);
  }

  /** A session for somebody who has proven who they are. */
  open(userId: string, oldToken: string | null): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    return this.unit.run(async () => {
      await this.repository.removeExpired(now);
      await this.repository.add({
        token_hash: hashToken(token),
        userId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + Math.min(SLIDING, ABSOLUTE),
      });
      await this.people.changeUser(userId, { lastSeenAt: now });
      const old = oldToken === null ? null : await this.repository.find(hashToken(oldToken));
      if (old) await this.repository.end(old.token_hash);
      this.unit.afterCommit(() => this.memory.forget([userId]));
      // Sockets of the session that ends here end with it, whoever they were.
      if (old) this.unit.afterCommit(() => this.changed(old.userId));
      return token;
    });
  }

  async logout(actor: Actor, sessionHash: string): Promise<void> {
    await this.unit.run(async () => {
      await this.repository.end(sessionHash);
      this.unit.afterCommit(() => this.changed(actor.id));
    });
  }

  /** Every other session of the person ends. */
  async changePassword(actor: Actor, sessionHash: string, address: string, { current, next }: z.infer<typeof passwordChange>): Promise<void> {
    const user = await this.userOf(actor);
    const right = await this.brake.attempt(user.login, address, () => this.passwords.matches(user.passwordHash, current));
    if (!right) throw new Refused('password_wrong', { fields: [{ path: 'current', code: 'password_wrong', message: 'wrong password' }] });
    this.passwords.refuseWeak(next);
    const passwordHash = await this.passwords.hash(next);
    await this.unit.run(async () => {
      await this.people.changeUser(user.id, { passwordHash, mustChangePassword: false });
      await this.repository.endAllOf(user.id, sessionHash);
      this.unit.afterCommit(() => this.changed(user.id));
    });
  }

  async prefer(actor: Actor, change: z.infer<typeof preferences>): Promise<void> {
    const { id } = await this.userOf(actor);
    await this.unit.run(() => this.people.changeUser(id, change));
  }

  private async userOf(actor: Actor): Promise<UserRow> {
    const user = await this.people.user(actor.id);
    if (!user) throw new NotFound();
    return user;
  }

  private changed(userId: string): void {
    this.memory.forget([userId]);
    this.notice?.changed([userId]);
  }
}
