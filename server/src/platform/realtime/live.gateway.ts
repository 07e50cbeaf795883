import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { boardJoin, type ClientToServer, type JoinAnswer, type Person, type ServerToClient } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { Server, Socket } from 'socket.io';
import { Authenticator } from '../http/access';
import { RightsNotice } from '../http/rights-changed';
import { rooms } from '../events/audience';
import { BoardDoor } from './board-door';

type LiveSocket = Socket<ClientToServer, ServerToClient, ServerToClient, { actor: Actor; cookie: string; boards: Set<string> }>;

const TICK = 15_000;
const PRESENCE_PAUSE = 300;

/** Joins, leaves, presence and ticks. Sockets carry no writes. */
@Injectable()
export class LiveGateway implements OnApplicationShutdown {
  private readonly logger = new Logger(LiveGateway.name);
  private server: Server<ClientToServer, ServerToClient> | null = null;
  private cluster = false;
  private timer: NodeJS.Timeout | null = null;
  private readonly presenceDue = new Set<string>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly door: BoardDoor,
  ) {}

  /** @param cluster whether other nodes are to be told, which only the adapter of several nodes can. */
  attach(server: Server, { cluster }: { cluster: boolean }): void {
    this.server = server;
    this.cluster = cluster;
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
  }

  /** Rights of these people changed, here or on another node: their rooms are computed anew at once. */
  rightsChanged(userIds: readonly string[]): void {
    this.reviewHere(userIds);
    if (this.cluster) this.server?.serverSideEmit('rights' as never, userIds as never);
  }

  private async admit(socket: LiveSocket): Promise<boolean> {
    const cookie = socket.handshake.headers.cookie ?? '';
    const recognised = await this.authenticator.recognise(cookie);
    if (!recognised) return false;
    socket.data.actor = recognised.actor;
    socket.data.cookie = cookie;
    socket.data.boards = new Set();
    return true;
  }

  private welcome(socket: LiveSocket): void {
    void socket.join(`u:${socket.data.actor.id}`);
    socket.on('board.join', (request, reply) => void this.join(socket, request, reply));
    socket.on('board.leave', (request, reply) => {
      const parsed = boardJoin.safeParse(request);
      if (parsed.success) this.leave(socket, parsed.data.boardId);
      if (typeof reply === 'function') reply({ ok: true });
    });
    socket.on('disconnecting', () => socket.data.boards.forEach((boardId) => this.presenceSoon(boardId)));
  }

  private async join(socket: LiveSocket, request: unknown, reply: (answer: JoinAnswer) => void): Promise<void> {
    const answer = await this.enter(socket, request).catch((error: unknown): JoinAnswer => {
      this.logger.warn(`join failed: ${String((error as Error).message)}`);
      return { ok: false, code: 'bad_request' };
    });
    if (typeof reply === 'function') reply(answer);
  }

  private async enter(socket: LiveSocket, request: unknown): Promise<JoinAnswer> {
    const parsed = boardJoin.safeParse(request);
    if (!parsed.success) return { ok: false, code: 'bad_request' };
    const { boardId } = parsed.data;
    const found = await this.door.roomsFor(socket.data.actor, boardId);
    if (!found) return { ok: false, code: 'not_found' };
    this.leave(socket, boardId);
    const names = found.scopes.map(({ part, masked }) => {
      const room = rooms.scope(boardId, part);
      return masked ? rooms.masked(room) : room;
    });
    await socket.join([rooms.board(boardId), ...names]);
    socket.data.boards.add(boardId);
    this.presenceSoon(boardId);
    return { ok: true, seq: found.seq };
  }

  private leave(socket: LiveSocket, boardId: string): void {
    for (const room of socket.rooms) {
      if (room === rooms.board(boardId) || room.startsWith(`${rooms.board(boardId)}:`)) void socket.leave(room);
    }
    if (socket.data.boards.delete(boardId)) this.presenceSoon(boardId);
  }

  private reviewHere(userIds: readonly string[]): void {
    for (const socket of this.server?.sockets.sockets.values() ?? []) {
      const live = socket as unknown as LiveSocket;
      if (userIds.includes(live.data.actor.id)) void this.review(live);
    }
  }

  private async review(socket: LiveSocket): Promise<void> {
    const recognised = await this.authenticator.recognise(socket.data.cookie);
    if (!recognised) {
      socket.emit('session', { reason: 'ended' });
      socket.disconnect(true);
      return;
    }
    socket.data.actor = recognised.actor;
    for (const boardId of [...socket.data.boards]) {
      const answer = await this.enter(socket, { boardId });
      if (!answer.ok) this.leave(socket, boardId);
    }
    socket.emit('session', { reason: 'rights' });
  }

  private async tick(): Promise<void> {
    try {
      const here = new Set([...(this.server?.sockets.sockets.values() ?? [])].flatMap((socket) => [...(socket as unknown as LiveSocket).data.boards]));
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
    const sockets = (await this.server?.in(rooms.board(boardId)).fetchSockets()) ?? [];
    const people = new Map<string, Person>();
    for (const { data } of sockets) people.set(data.actor.id, { id: data.actor.id, name: data.actor.name });
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
