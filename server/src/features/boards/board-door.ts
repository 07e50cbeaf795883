import { Injectable } from '@nestjs/common';
import type { Actor } from '@tideboard/domain';
import { NotFound } from '../../platform/http/errors';
import { BoardDoor } from '../../platform/realtime/board-door';
import { BoardRepository } from './board.repository';
import { Boards } from './boards.service';
import { type DoorScope, doorScopes } from './door-scopes';

/** Lets people into the rooms of a board, by the same access table as its lists. */
@Injectable()
export class ScopedBoardDoor extends BoardDoor {
  constructor(
    private readonly boards: Boards,
    private readonly repository: BoardRepository,
  ) {
    super();
  }

  async roomsFor(actor: Actor, boardId: string): Promise<{ scopes: DoorScope[]; seq: number } | null> {
    const board = await this.boards.byId(boardId).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    const scopes = board ? doorScopes(actor, board.kind) : [];
    return scopes.length ? { scopes, seq: await this.repository.seq(boardId) } : null;
  }

  seqOf(boardIds: readonly string[]): Promise<Map<string, number>> {
    return this.repository.seqs(boardIds);
  }
}
