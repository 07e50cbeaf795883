import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { boardJoin, type ClientToServer, type JoinAnswer, type Person, type ServerToClient } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { Server, Socket } from 'socket.io';
import { Authenticator } from '../http/access';
import { RightsNotice } from '../http/rights-changed';
import { rooms } from '../events/audience';
import { BoardDoor } from './board-door';
import type { ClusterLink } from './streams-adapter';

interface NodeToNode {
  rights(userIds: readonly string[]): void;
}

/** Travels to other nodes, which ask who is there. */
interface SocketData {
  person: Person;
}

type LiveSocket = Socket<ClientToServer, ServerToClient, NodeToNode, SocketData>;

/** What this node knows of one of its sockets. */
interface Seat {
  actor: Actor;
  readonly cookie: string;
  readonly boards: Set<string>;
  /** What is going on with its rooms. */
  turn: Promise<unknown>;
}

const TICK = 15_000;
const PRESENCE_PAUSE = 300;
/** Longer than any node pauses between two attempts to reach Redis. */
const REUNION = 3_000;

/** Joins, leaves, presence and ticks. Sockets carry no writes. */
@Injectable()
export class LiveGateway implements OnApplicationShutdown {
  private readonly logger = new Logger(LiveGateway.name);
  private server: Server<ClientToServer, ServerToClient, NodeToNode, SocketData> | null = null;
  private link: ClusterLink | null = null;
  /** Whose rights changed while the other nodes could not be told. */
  private readonly untold = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private reunion: NodeJS.Timeout | null = null;
  private readonly seats = new WeakMap<LiveSocket, Seat>();
  private readonly presenceDue = new Set<string>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly door: BoardDoor,
  ) {}

  /** @param link to other nodes, where there are any. */
  attach(server: Server, link: ClusterLink | null): void {
    this.server = server;
    this.link = link;
    link?.onReturn(() => this.reunite());
    server.use((socket, next) => {
      this.admit(socket as LiveSocket).then(
        (ok) => next(ok ? undefined : new Error('not_signed_in')),
        () => next(new Error('unavailable')),
      );
    });
    server.on('connection', (socket) => this.welcome(socket as LiveSocket));
    server.on('rights', (userIds: string[]) => {
      this.authenticator.forget(userIds);
      this.reviewHere(userIds);
    });
    this.timer = setInterval(() => void this.tick(), TICK);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    if (this.reunion) clearTimeout(this.reunion);
  }

  /** Rights of these people changed, here or on another node: their rooms are computed anew at once. */
  rightsChanged(userIds: readonly string[]): void {
    this.reviewHere(userIds);
    if (this.link && !this.link.isUp()) userIds.forEach((id) => this.untold.add(id));
    else this.tellOthers(userIds);
  }

  private tellOthers(userIds: readonly string[]): void {
    if (this.link && userIds.length) this.server?.serverSideEmit('rights', userIds);
  }

  /**
   * The other nodes can be reached again. What either side missed is made up for: rights are judged anew, and ticks let
   * clients notice what they have not heard. Once more when the slowest node is surely back.
   */
  private reunite(): void {
    const makeUp = (): void => {
      this.tellOthers([...this.untold]);
      const people = new Set([...this.sockets()].map((socket) => this.seat(socket).actor.id));
      this.authenticator.forget([...people]);
      for (const socket of this.sockets()) this.reviewSafely(socket, { onlyChanges: true });
      void this.tick();
    };
    makeUp();
    if (this.reunion) clearTimeout(this.reunion);
    this.reunion = setTimeout(() => {
      makeUp();
      this.untold.clear();
    }, REUNION);
  }

  private async admit(socket: LiveSocket): Promise<boolean> {
    const cookie = socket.handshake.headers.cookie ?? '';
    const recognised = await this.authenticator.recognise(cookie);
    if (!recognised) return false;
    this.seats.set(socket, { actor: recognised.actor, cookie, boards: new Set(), turn: Promise.resolve() });
    socket.data.person = { id: recognised.actor.id, name: recognised.actor.name };
    return true;
  }

  private welcome(socket: LiveSocket): void {
    void socket.join(`u:${this.seat(socket).actor.id}`);
    socket.on('board.join', (request, reply) => void this.join(socket, request, reply));
    socket.on('board.leave', (request, reply) => {
      const parsed = boardJoin.safeParse(request);
      if (parsed.success) this.leave(socket, parsed.data.boardId);
      if (typeof reply === 'function') reply({ ok: true });
    });
    socket.on('disconnecting', () => this.seat(socket).boards.forEach((boardId) => this.presenceSoon(boardId)));
  }

  private async join(socket: LiveSocket, request: unknown, reply: (answer: JoinAnswer) => void): Promise<void> {
    // Recognised anew: rights may have changed since the handshake.
    const step = async (): Promise<JoinAnswer> => ((await this.recognise(socket)) ? this.enter(socket, request) : { ok: false, code: 'not_found' });
    const answer = await this.inTurn(socket, step).catch((error: unknown): JoinAnswer => {
      this.logger.warn(`join failed: ${String((error as Error).message)}`);
      return { ok: false, code: 'bad_request' };
    });
    if (typeof reply === 'function') reply(answer);
  }

  private async enter(socket: LiveSocket, request: unknown): Promise<JoinAnswer> {
    const parsed = boardJoin.safeParse(request);
    if (!parsed.success) return { ok: false, code: 'bad_request' };
    const { boardId } = parsed.data;
    const found = await this.door.roomsFor(this.seat(socket).actor, boardId);
    if (!found) return { ok: false, code: 'not_found' };
    this.leave(socket, boardId);
    const names = found.scopes.map(({ part, masked }) => {
      const room = rooms.scope(boardId, part);
      return masked ? rooms.masked(room) : room;
    });
    await socket.join([rooms.board(boardId), ...names]);
    this.seat(socket).boards.add(boardId);
    this.presenceSoon(boardId);
    // Read after the join: what is committed from now on is heard.
    return { ok: true, seq: (await this.door.seqOf([boardId])).get(boardId) ?? found.seq };
  }

  private leave(socket: LiveSocket, boardId: string): void {
    for (const room of socket.rooms) {
      if (room === rooms.board(boardId) || room.startsWith(`${rooms.board(boardId)}:`)) void socket.leave(room);
    }
    if (this.seat(socket).boards.delete(boardId)) this.presenceSoon(boardId);
  }

  private reviewHere(userIds: readonly string[]): void {
    for (const socket of this.sockets()) if (userIds.includes(this.seat(socket).actor.id)) this.reviewSafely(socket);
  }

  /** Who cannot be judged hears nothing more: the client comes back and is judged then. */
  private reviewSafely(socket: LiveSocket, { onlyChanges = false } = {}): void {
    this.inTurn(socket, () => this.review(socket, onlyChanges)).catch((error: unknown) => {
      this.logger.warn(`rights could not be judged anew: ${String((error as Error).message)}`);
      socket.disconnect(true);
    });
  }

  private async review(socket: LiveSocket, onlyChanges: boolean): Promise<void> {
    const before = JSON.stringify(this.seat(socket).actor);
    if (!(await this.recognise(socket))) return;
    if (onlyChanges && JSON.stringify(this.seat(socket).actor) === before) return;
    for (const boardId of [...this.seat(socket).boards]) {
      const answer = await this.enter(socket, { boardId });
      if (!answer.ok) this.leave(socket, boardId);
    }
    socket.emit('session', { reason: 'rights' });
  }

  /** Who sits there by what is true now; a session that has ended loses its socket. */
  private async recognise(socket: LiveSocket): Promise<boolean> {
    const recognised = await this.authenticator.recognise(this.seat(socket).cookie);
    if (recognised) {
      this.seat(socket).actor = recognised.actor;
      return true;
    }
    socket.emit('session', { reason: 'ended' });
    socket.disconnect(true);
    return false;
  }

  /** One after another: rooms computed by older rights must not come after those by newer ones. */
  private inTurn<T>(socket: LiveSocket, step: () => Promise<T>): Promise<T> {
    const result = this.seat(socket).turn.then(step);
    this.seat(socket).turn = result.catch(() => undefined);
    return result;
  }

  private seat(socket: LiveSocket): Seat {
    const seat = this.seats.get(socket);
    if (!seat) throw new Error('a socket that was not admitted');
    return seat;
  }

  private *sockets(): Iterable<LiveSocket> {
    for (const socket of this.server?.sockets.sockets.values() ?? []) yield socket as unknown as LiveSocket;
  }

  private async tick(): Promise<void> {
    try {
      const here = new Set([...this.sockets()].flatMap((socket) => [...this.seat(socket).boards]));
      const seqs = await this.door.seqOf([...here]);
      for (const [boardId, seq] of seqs) this.server?.local.to(rooms.board(boardId)).emit('tick', { boardId, seq });
    } catch (error) {
      this.logger.warn(`tick failed: ${String((error as Error).message)}`);
    }
  }

  /** Many come and go at once (a reconnect): tell once. */
  private presenceSoon(boardId: string): void {
    if (this.presenceDue.has(boardId)) return;
    this.presenceDue.add(boardId);
    setTimeout(() => {
      this.presenceDue.delete(boardId);
      void this.tellPresence(boardId).catch(() => undefined);
    }, PRESENCE_PAUSE).unref();
  }

  private async tellPresence(boardId: string): Promise<void> {
    const there = (await this.server?.in(rooms.board(boardId)).fetchSockets()) ?? [];
    const people = new Map<string, Person>();
    for (const { data } of there) people.set(data.person.id, data.person);
    this.server?.to(rooms.board(boardId)).emit('presence', { boardId, people: [...people.values()].slice(0, 30) });
  }
}

/** Carries the word of features to the sockets. The gateway knows these features, so it is asked for late. */
@Injectable()
export class LiveRightsNotice extends RightsNotice {
  constructor(private readonly modules: ModuleRef) {
    super();
  }

  changed(userIds: string[]): void {
    this.modules.get(LiveGateway, { strict: false }).rightsChanged(userIds);
  }
}
