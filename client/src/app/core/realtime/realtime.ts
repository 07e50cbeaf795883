import { inject, Injectable, signal } from '@angular/core';
import type { ClientToServer, JobProgress, JoinAnswer, ServerToClient } from '@tideboard/contracts';
import type { BoardMessage } from '@tideboard/domain';
import { Subject } from 'rxjs';
import type { Socket } from 'socket.io-client';
import { ServerClock } from '../i18n/clock';
import { ConnectionView, ConnectionWatch } from './connection';

type BoardSocket = Socket<ServerToClient, ClientToServer>;

const answerMs = 5000;
const retryMs = 3000;

/**
 * The one socket of this window. It listens and joins; writes go by HTTP. A board is joined again after each
 * reconnection, and `joined` then tells where its sequence stands, so that the board can catch up.
 */
@Injectable({ providedIn: 'root' })
export class Realtime {
  private readonly clock = inject(ServerClock);
  private readonly boards = new Set<string>();
  private readonly watch = new ConnectionWatch((view) => this.connection.set(view), () => this.clock.now().getTime());
  private opening: Promise<BoardSocket> | null = null;

  readonly connection = signal<ConnectionView>({ state: 'idle', lostAt: null, caughtUp: null });
  readonly messages = new Subject<BoardMessage>();
  readonly ticks = new Subject<{ boardId: string; seq: number }>();
  readonly presence = new Subject<Parameters<ServerToClient['presence']>[0]>();
  readonly rights = new Subject<Parameters<ServerToClient['session']>[0]>();
  readonly jobs = new Subject<JobProgress>();
  readonly joined = new Subject<{ boardId: string; seq: number }>();

  /** Listens for what concerns the person: rights and jobs. Boards are joined beside it. */
  open(): Promise<BoardSocket> {
    this.opening ??= this.connect();
    return this.opening;
  }

  async join(boardId: string): Promise<JoinAnswer> {
    this.boards.add(boardId);
    const socket = await this.open();
    return socket.connected ? this.ask(socket, boardId) : { ok: false, code: 'not_found' };
  }

  async leave(boardId: string): Promise<void> {
    if (!this.boards.delete(boardId)) return;
    const socket = await this.open();
    if (socket.connected) socket.emit('board.leave', { boardId }, () => undefined);
  }

  /** The board has all changes it missed. */
  caughtUp(changes: number): void {
    this.watch.caughtUp(changes);
  }

  async close(): Promise<void> {
    const opening = this.opening;
    this.opening = null;
    this.boards.clear();
    (await opening)?.disconnect();
    this.watch.close();
  }

  private async connect(): Promise<BoardSocket> {
    const { io } = await import('socket.io-client');
    const socket: BoardSocket = io({ transports: ['websocket', 'polling'], reconnectionDelayMax: 5000 });
    socket.on('connect', () => void this.connected(socket));
    const lost = (): void => {
      this.watch.lost();
      // After a server's own goodbye or a refused handshake the socket does not try again by itself.
      if (!socket.active) setTimeout(() => this.opening && socket.connect(), retryMs);
    };
    socket.on('disconnect', lost);
    socket.on('connect_error', lost);
    socket.on('board', (message) => this.messages.next(message));
    socket.on('tick', (tick) => this.ticks.next(tick));
    socket.on('presence', (presence) => this.presence.next(presence));
    socket.on('session', (change) => this.rights.next(change));
    socket.on('job', (progress) => this.jobs.next(progress));
    return socket;
  }

  private async connected(socket: BoardSocket): Promise<void> {
    this.watch.connected();
    if (!this.boards.size) this.watch.caughtUp(0);
    for (const boardId of this.boards) await this.ask(socket, boardId);
  }

  private async ask(socket: BoardSocket, boardId: string): Promise<JoinAnswer> {
    try {
      const answer = await socket.timeout(answerMs).emitWithAck('board.join', { boardId });
      if (answer.ok) this.joined.next({ boardId, seq: answer.seq });
      return answer;
    } catch {
      return { ok: false, code: 'bad_request' };
    }
  }
}
