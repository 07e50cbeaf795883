import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import type { AppConfig } from '../../../config/app-config';
import { CONFIG } from '../../../config/config.token';
import { Refused } from '../../../platform/http/errors';

/** Everybody's password in the demo. Known to the world, so production refuses it. */
export const DEMO_PASSWORD = 'tideboard-demo';

/** Argon2id (the package's default) at the cost that OWASP names first: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

@Injectable()
export class Passwords {
  private nobodys: Promise<string> | null = null;

  constructor(@Inject(CONFIG) private readonly config: AppConfig) {}

  /** Costs tens of milliseconds: to be called outside of units. */
  hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  /** Takes as long for a login that nobody has (hash null) as for a wrong password. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await verify(passwordHash ?? (await this.hashOfNobody()), password);
    return right && passwordHash !== null;
  }

  /** @throws Refused `password_weak` */
  refuseWeak(password: string): void {
    if (this.config.production && password === DEMO_PASSWORD) throw new Refused('password_weak');
  }

  private hashOfNobody(): Promise<string> {
    return (this.nobodys ??= this.hash(randomBytes(16).toString('hex')));
  }
}
