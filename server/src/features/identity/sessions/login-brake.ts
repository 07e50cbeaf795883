import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { Turnstile } from '../../../platform/database/turnstile';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/http/errors';
import { SessionRepository } from './session.repository';

/** Failures that are forgiven before each further one costs twice the time. Many people share an office's address. */
const FREE = { login: 5, address: 20 } as const;
const FIRST_BLOCK = 2_000;
const LONGEST_BLOCK = 15 * 60_000;
const FORGOTTEN_AFTER = 60 * 60_000;
/** Tries of one login that may wait for their turn. */
const MOST_WAITING = 50;

interface Subject {
  readonly key: string;
  readonly free: number;
}

/** Slows down who guesses passwords: per login name and per address, remembered in the database for all processes. */
@Injectable()
export class LoginBrake {
  private readonly turns = new Map<string, { turnstile: Turnstile; waiting: number }>();

  constructor(
    private readonly repository: SessionRepository,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers whether the proof holds, and counts when it does not. Tries of one login run one after another, so that a
   * burst does not slip through between a failure and its count.
   * @throws Refused `login_blocked` with `seconds`, `too_many_requests`
   */
  async attempt(login: string, address: string, proof: () => Promise<boolean>): Promise<boolean> {
    const turn = this.turns.get(login) ?? { turnstile: new Turnstile(), waiting: 0 };
    if (turn.waiting >= MOST_WAITING) throw new Refused('too_many_requests', { status: 429 });
    this.turns.set(login, turn);
    turn.waiting += 1;
    try {
      return await turn.turnstile.pass(() => this.judged(login, address, proof));
    } finally {
      turn.waiting -= 1;
      if (!turn.waiting) this.turns.delete(login);
    }
  }

  /** Inside a unit: the login starts anew, as after a new password. */
  async release(login: string): Promise<void> {
    await this.repository.removeAttempts(keyOf('login', login));
  }

  private async judged(login: string, address: string, proof: () => Promise<boolean>): Promise<boolean> {
    const subjects: Subject[] = [
      { key: keyOf('login', login), free: FREE.login },
      { key: keyOf('address', address), free: FREE.address },
    ];
    const known = await this.repository.attempts(subjects.map(({ key }) => key));
    const wait = Math.max(0, ...known.map((row) => Number(row.blocked_until) - this.clock.now()));
    if (wait > 0) throw new Refused('login_blocked', { status: 429, params: { seconds: Math.ceil(wait / 1000) } });
    const right = await proof();
    if (!right) await this.count(subjects);
    else if (known.some(({ subject }) => subject === subjects[0].key)) await this.unit.run(() => this.release(login));
    return right;
  }

  private count(subjects: readonly Subject[]): Promise<void> {
    const now = this.clock.now();
    const inOrder = [...subjects].sort((a, b) => (a.key < b.key ? -1 : 1));
    return this.unit.run(async () => {
      await this.repository.removeAttemptsBefore(now - FORGOTTEN_AFTER);
      for (const { key, free } of inOrder) {
        const { failures } = await this.repository.lockAttempt(key);
        await this.repository.saveAttempt({ subject: key, failures: failures + 1, lastAt: now, blockedUntil: now + blockFor(failures + 1, free) });
      }
    });
  }
}

/** Milliseconds to wait after so many failures: none while they are free, then doubling. */
function blockFor(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(LONGEST_BLOCK, FIRST_BLOCK * 2 ** (failures - free));
}

function keyOf(kind: string, value: string): string {
  return createHash('sha256').update(`${kind}:${value}`).digest('hex');
}
