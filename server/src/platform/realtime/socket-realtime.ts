import { Inject, Injectable } from '@nestjs/common';
import type { BoardMessage, CardChange } from '@tideboard/domain';
import type { Server } from 'socket.io';
import type { AppConfig } from '../../config/app-config';
import { CONFIG } from '../../config/config.token';
import { rooms } from '../events/audience';
import { type AddressedChange, cardOf, union } from '../events/news';
import { Realtime } from './realtime';
import { withoutMoney } from './without-money';

/** Socket.IO, with one node or, through its adapter, many. */
@Injectable()
export class SocketRealtime extends Realtime {
  private server: Server | null = null;

  constructor(@Inject(CONFIG) private readonly config: Pick<AppConfig, 'redisUrl'>) {
    super();
  }

  attach(server: Server): void {
    this.server = server;
  }

  announce(message: BoardMessage, changes: readonly AddressedChange[]): void {
    if (!this.server) return;
    if (changes.length === 1) this.announceOne(message, changes[0]);
    else this.remind(message, union(...changes.flatMap(({ before, after }) => [before, after])), changes.map(({ change }) => cardOf(change)));
  }

  remind({ boardId, from, to }: { boardId: string; from: number; to: number }, audience: readonly string[], cardIds: readonly string[]): void {
    const heard = audience.flatMap((scope) => both(boardId, scope));
    const bare: BoardMessage = { boardId, from, to, changes: [], actor: null, event: '' };
    if (heard.length) this.server?.to(heard).emit('board', { ...bare, cardIds });
    this.server?.to(rooms.board(boardId)).except(heard).emit('board', bare);
  }

  tell(userId: string, event: string, payload: unknown): void {
    this.server?.to(`u:${userId}`).emit(event, payload);
  }

  private announceOne(message: BoardMessage, { change, before, after }: AddressedChange): void {
    const { boardId, from, to } = message;
    // In the pool, a card shows only what the pool does not hide: its members are told to fetch.
    const pooled = after.includes('pool');
    const seeing = (pooled ? after.filter((scope) => scope !== 'pool') : [...after]).map((scope) => rooms.scope(boardId, scope));
    const masked = seeing.map(rooms.masked);
    const fetching = pooled ? both(boardId, 'pool') : [];
    const leaving = before.filter((scope) => !after.includes(scope)).map((scope) => rooms.scope(boardId, scope));
    const gone: CardChange = { type: 'gone', cardId: cardOf(change), before: change.before };
    const bare: BoardMessage = { boardId, from, to, changes: [], actor: null, event: '' };
    const untold = this.membersHere(rooms.board(boardId));
    const told: string[] = [];
    const emit = (to: string[], body: () => BoardMessage): void => {
      if (this.isAnyIn(to, untold)) this.server?.to(to).except(told).emit('board', body());
      told.push(...to);
    };
    emit(seeing, () => message);
    emit(masked, () => ({ ...message, changes: [withoutMoney(change)] }));
    emit(leaving, () => ({ ...bare, changes: [gone] }));
    emit(leaving.map(rooms.masked), () => ({ ...bare, changes: [withoutMoney(gone)] }));
    // After those who lose it from their board: most of them may claim, too.
    emit(fetching, () => ({ ...bare, cardIds: [cardOf(change)] }));
    if (untold === null || untold.size) this.server?.to(rooms.board(boardId)).except(told).emit('board', bare);
  }

  /** Sockets in a room, where this node is the only one; null where others may have more. */
  private membersHere(room: string): Set<string> | null {
    return this.config.redisUrl === null ? new Set(this.server?.sockets.adapter.rooms.get(room)) : null;
  }

  /** Whether somebody is left to tell in these rooms: a message costs its encoding even if nobody hears it. Strikes them off. */
  private isAnyIn(names: readonly string[], untold: Set<string> | null): boolean {
    if (untold === null) return names.length > 0;
    let any = false;
    for (const name of untold.size ? names : []) {
      for (const id of this.server?.sockets.adapter.rooms.get(name) ?? []) any = untold.delete(id) || any;
    }
    return any;
  }
}

function both(boardId: string, scope: string): string[] {
  const room = rooms.scope(boardId, scope);
  return [room, rooms.masked(room)];
}
