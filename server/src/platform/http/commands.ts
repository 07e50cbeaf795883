import { hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { IDEMPOTENCY_HEADER } from '@tideboard/contracts';
import type { Request } from 'express';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';
import { Refused } from './errors';

/** What makes a repeated write count once: the key that the client chose, the route and the body. Key null: not repeatable. */
export interface RequestKey {
  readonly key: string | null;
  readonly route: string;
  readonly hash: string;
}

const KEY = /^[\w-]{8,80}$/;

/** The request's key, in a controller's parameters. */
export const Key = createParamDecorator((_: unknown, context: ExecutionContext): RequestKey => {
  const request = context.switchToHttp().getRequest<Request>();
  const key = request.header(IDEMPOTENCY_HEADER) ?? null;
  if (key !== null && !KEY.test(key)) throw new Refused('bad_request', { status: 400, params: { header: IDEMPOTENCY_HEADER } });
  const route = `${request.method} ${request.path}`;
  return { key, route, hash: hashOf(route, request.body) };
});

function hashOf(route: string, body: unknown): string {
  try {
    return hash('sha256', `${route}\n${JSON.stringify(body ?? null)}`, 'base64url');
  } catch {
    // Nested deeper than the stack.
    throw new Refused('bad_request', { status: 400 });
  }
}

/**
 * Runs a command in one unit, at most once per key and person. The key's row is the first lock of the unit; a refusal rolls
 * it back, so that a refused command may be tried again. A repeat gets `replay(ref)`: the present view with the first outcome.
 */
@Injectable()
export class Commands {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @param ref what the command touches, such as the card's id: known before, so that one statement stores it. */
  async run<T>(actorId: string, request: RequestKey, ref: string, work: () => Promise<T>, replay: (ref: string) => Promise<T>): Promise<T> {
    const outcome = await this.unit.run(async () => {
      if (request.key === null) return { repeated: false as const, value: await work() };
      const fresh = await this.db.execute(
        `${this.db.insertIgnore} INTO idempotency (user_id, request_key, route, body_hash, ref, at) VALUES (?, ?, ?, ?, ?, ?)`,
        [actorId, request.key, request.route.slice(0, 200), request.hash, ref, this.clock.now()],
      );
      if (!fresh) return { repeated: true as const, ref: await this.known(actorId, request) };
      return { repeated: false as const, value: await work() };
    });
    return outcome.repeated ? replay(outcome.ref) : outcome.value;
  }

  private async known(actorId: string, request: RequestKey): Promise<string> {
    const row = await this.db.one<{ body_hash: string; ref: string }>(
      'SELECT body_hash, ref FROM idempotency WHERE user_id = ? AND request_key = ?',
      [actorId, request.key],
    );
    if (!row || row.body_hash !== request.hash) throw new Refused('key_reused');
    return row.ref;
  }
}
