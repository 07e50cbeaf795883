import { type CardFace, type BoardMessage } from '@tideboard/domain';
import type { BoardView, CardReply, JoinAnswer } from '@tideboard/contracts';
import { io, type Socket } from 'socket.io-client';
import { readConfig } from '../src/config/app-config';
import { DEMO_PASSWORD } from '../src/features/identity';
import { Clock, FakeClock } from '../src/platform/clock';
import { Database } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { Relay } from '../src/platform/events/relay';
import { newId } from '../src/platform/ids';
import { type RunningServer, startServer } from '../src/server';
import { type Answer, Browser, dropPlace, newPlace, type Place } from './feature-app';

export const START = Date.parse('2026-11-23T01:00:00.000Z');

/** A whole Tideboard with its demo, on a database of its own: SQLite, or MariaDB and Redis where the environment names them. */
export class Tideboard {
  private constructor(
    readonly server: RunningServer,
    readonly clock: FakeClock,
    readonly place: Place,
  ) {}

  static async start(options: { place?: Place; env?: Record<string, string> } = {}): Promise<Tideboard> {
    const place = options.place ?? (await newPlace());
    const clock = new FakeClock(START);
    const config = readConfig({
      DATA_DIR: place.dataDir,
      DATABASE_URL: place.databaseUrl ?? undefined,
      REDIS_URL: place.databaseUrl ? process.env.TEST_REDIS_URL : undefined,
      SESSION_SECRET: 'a secret for journeys'.padEnd(40, '.'),
      PORT: '0',
      LOG_LEVEL: 'error',
      ...options.env,
    });
    return new Tideboard(await startServer(config, clock), clock, place);
  }

  get url(): string {
    return this.server.url;
  }

  /** A signed-in person of the demo. */
  async as(login: string): Promise<Person> {
    const browser = new Browser(this.url);
    const answer = await browser.login(login, DEMO_PASSWORD);
    if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.status}`);
    return new Person(this.url, browser);
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.server.app.get(type as never, { strict: false });
  }

  query<T>(sql: string, params: (string | number | null)[] = []): Promise<T[]> {
    return this.get(Database).query<T>(sql, params);
  }

  unit<T>(work: () => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(work);
  }

  /** Waits until jobs have heard of what was committed so far. */
  settle(): Promise<void> {
    return this.get(Relay).settle();
  }

  now(): number {
    return this.get(Clock).now();
  }

  async stop({ keep = false } = {}): Promise<void> {
    await this.server.stop();
    if (!keep) await dropPlace(this.place);
  }
}

/** Somebody at work: requests with their session, and sockets. */
export class Person {
  constructor(
    private readonly url: string,
    readonly browser: Browser,
  ) {}

  async get<T>(path: string): Promise<T> {
    return expectOk(await this.browser.send<T>('GET', path), path);
  }

  /** Any request, with the answer as it is. */
  send<T = unknown>(method: string, path: string, body?: unknown, key: string = newId()): Promise<Answer<T>> {
    return this.browser.send<T>(method, path, body, { 'idempotency-key': key });
  }

  async do<T = CardReply>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
    return expectOk(await this.send<T>(method, path, body, key), path);
  }

  board(key = 'opportunity', query = ''): Promise<BoardView> {
    return this.get(`/api/boards/${key}${query}`);
  }

  /** A card of the first windows, by part of its title. */
  async card(title: string, key = 'opportunity'): Promise<CardFace> {
    const { windows } = await this.board(key);
    const card = Object.values(windows).flatMap(({ cards }) => cards).find((each) => each.title.includes(title));
    if (!card) throw new Error(`no card like ${title}`);
    return card;
  }

  /** The body of a move of the card as it stands. */
  moveOf(card: CardFace, to: string, more: Record<string, unknown> = {}): Record<string, unknown> {
    return { to, active: card.active.map(({ node, attempt }) => `${node}#${attempt}`), ...more };
  }

  move(card: CardFace, to: string, more: Record<string, unknown> = {}, key?: string): Promise<Answer<any>> {
    return this.send('POST', `/api/cards/${card.id}/move`, this.moveOf(card, to, more), key);
  }

  create(title: string, more: Record<string, unknown> = {}, board = 'opportunity'): Promise<CardReply> {
    return this.do('POST', `/api/boards/${board}/cards`, { title, ...more });
  }

  /** Joins a board by socket and keeps what it hears. */
  async listen(boardId: string): Promise<Listener> {
    const socket = io(this.url, { transports: ['websocket'], extraHeaders: { cookie: this.browser.cookie ?? '' }, forceNew: true });
    return Listener.join(socket, boardId);
  }
}

/** A socket on one board. */
export class Listener {
  readonly heard: BoardMessage[] = [];
  readonly told: unknown[] = [];

  private constructor(
    readonly socket: Socket,
    readonly answer: JoinAnswer,
  ) {
    socket.on('board', (message: BoardMessage) => this.heard.push(message));
    socket.on('session', (change: unknown) => this.told.push(change));
  }

  static async join(socket: Socket, boardId: string): Promise<Listener> {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const answer = (await socket.timeout(5_000).emitWithAck('board.join', { boardId })) as JoinAnswer;
    return new Listener(socket, answer);
  }

  /** The first message that fits, already heard or still to come within three seconds. */
  async until(fits: (message: BoardMessage) => boolean): Promise<BoardMessage> {
    const end = performance.now() + 3_000;
    for (;;) {
      const found = this.heard.find(fits);
      if (found) return found;
      if (performance.now() > end) throw new Error(`not heard; heard ${JSON.stringify(this.heard)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Up to and with this seq. */
  through(seq: number): Promise<BoardMessage> {
    return this.until(({ to }) => to >= seq);
  }

  close(): void {
    this.socket.close();
  }
}

function expectOk<T>(answer: Answer<T>, path: string): T {
  if (answer.status < 200 || answer.status > 299) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
