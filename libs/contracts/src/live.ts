import type { BoardMessage } from '@tideboard/domain';
import { z } from 'zod';
import { id, type Person } from './common';

/** Server to client. Sockets carry no writes: there is one command path, HTTP. */
export interface ServerToClient {
  /** A committed unit of a board that the client has joined. */
  board(message: BoardMessage): void;
  /** Every 15 s: the last seq of a joined board, so that a lost last message is noticed. */
  tick(tick: { boardId: string; seq: number }): void;
  /** People who look at the board. */
  presence(presence: { boardId: string; people: Person[] }): void;
  /** Rights, team or participation changed: fetch the session and the open pages again. */
  session(change: { reason: 'rights' | 'ended' }): void;
  /** Progress of a background job of this user. */
  job(progress: JobProgress): void;
}

export interface JobProgress {
  kind: 'import';
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
}

/** Client to server: joining and leaving only. */
export interface ClientToServer {
  'board.join'(request: { boardId: string }, reply: (answer: JoinAnswer) => void): void;
  'board.leave'(request: { boardId: string }, reply: (answer: { ok: true }) => void): void;
}

/** `seq` is the board's at the time of joining: compare it with what is on screen. */
export type JoinAnswer = { ok: true; seq: number } | { ok: false; code: 'not_found' | 'bad_request' };

export const boardJoin = z.object({ boardId: id });
