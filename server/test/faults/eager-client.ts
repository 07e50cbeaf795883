import { randomUUID } from 'node:crypto';
import type { CardFace } from '@tideboard/domain';
import { DEMO_PASSWORD } from '../../src/features/identity';
import { Browser } from '../feature-app';
import { pause } from '../contracts/eventually';

/** What was acknowledged: cards with their titles, where each was moved to in order, and the keys of all commands. */
export interface Ledger {
  readonly creates: Map<string, string>;
  readonly moves: Map<string, string[]>;
  readonly keys: string[];
}

/**
 * Somebody who makes cards and moves them, one command after another, and repeats each with the same key until a server
 * acknowledges it.
 */
export class EagerClient {
  readonly ledger: Ledger = { creates: new Map(), moves: new Map(), keys: [] };
  repeats = 0;
  private stopped = false;
  private browser: Browser | null = null;
  private cards: CardFace[] = [];

  /** @param address of a living server; asked anew before every attempt. */
  constructor(
    private readonly login: string,
    private readonly address: () => Promise<string>,
  ) {}

  async signIn(): Promise<void> {
    const browser = new Browser(await this.address());
    const { status } = await browser.login(this.login, DEMO_PASSWORD);
    // Counted as lost: whoever signs in while the server ends tries again.
    if (status !== 200) throw new TypeError(`not signed in: ${status}`);
    this.browser = browser;
  }

  async work(): Promise<void> {
    while (!this.stopped) {
      if (this.cards.length < 3 || Math.random() < 0.2) await this.create();
      else await this.move(this.cards[Math.floor(Math.random() * this.cards.length)]);
    }
  }

  /** The command at hand is still brought to its end. */
  stop(): void {
    this.stopped = true;
  }

  private async create(): Promise<void> {
    const title = `Eager ${randomUUID()}`;
    const card = await this.insist('/api/boards/opportunity/cards', { title, amount: 1 + Math.floor(Math.random() * 1_000_000) });
    this.ledger.creates.set(card.id, title);
    this.ledger.moves.set(card.id, []);
    this.cards.push(card);
    if (this.cards.length > 6) this.cards.shift();
  }

  private async move(card: CardFace): Promise<void> {
    const forward = card.column === 'first-talks';
    const to = forward ? 'requirements' : 'first-talks';
    const active = card.active.map(({ node, attempt }) => `${node}#${attempt}`);
    const rollback = forward ? {} : { rollback: { targets: ['talk'], reason: 'once more' } };
    const after = await this.insist(`/api/cards/${card.id}/move`, { to, active, ...rollback });
    if (after.column !== to) throw new Error(`acknowledged, but in ${after.column} instead of ${to}`);
    this.ledger.moves.get(card.id)?.push(to);
    this.cards = this.cards.map((each) => (each.id === card.id ? after : each));
  }

  private async insist(path: string, body: unknown): Promise<CardFace> {
    const key = randomUUID();
    for (;;) {
      const answer = await this.attempt(path, body, key);
      if (answer) {
        this.ledger.keys.push(key);
        return answer;
      }
      this.repeats += 1;
      await pause(5);
    }
  }

  /** Null: no acknowledgement, and nobody knows whether it happened. */
  private async attempt(path: string, body: unknown, key: string): Promise<CardFace | null> {
    const address = await this.address();
    try {
      const browser = await this.signedIn(address);
      const { status, body: reply } = await browser.send<{ card: CardFace }>('POST', path, body, { 'idempotency-key': key });
      if (status >= 200 && status < 300) return reply.card;
      if (status < 500) throw new Error(`${path}: ${status} ${JSON.stringify(reply)}`);
      return null;
    } catch (error) {
      if (isLost(error)) return null;
      throw error;
    }
  }

  /** The session outlives the server; its address may not. */
  private async signedIn(address: string): Promise<Browser> {
    if (!this.browser) await this.signIn();
    const browser = new Browser(address);
    browser.cookie = this.browser?.cookie ?? null;
    browser.csrfToken = this.browser?.csrfToken ?? '';
    return browser;
  }
}

/** `fetch` throws a TypeError for a connection that was refused or broke, a SyntaxError comes from half an answer. */
function isLost(error: unknown): boolean {
  return error instanceof TypeError || error instanceof SyntaxError || (error as { code?: string }).code === 'ECONNRESET';
}
