import { Injectable } from '@nestjs/common';
import type { BoardChanges, BoardOptions, BoardSummary, BoardView, CardWindow } from '@tideboard/contracts';
import { type Actor, byRank, type CardFilter, can, cardAction, isEmptyFilter, mayEver } from '@tideboard/domain';
import { Clock, iso } from '../../platform/clock';
import { NotFound } from '../../platform/http/errors';
import { Organisation, People } from '../identity';
import type { Board } from './board.entity';
import { BoardRepository, type Cursor, type Range } from './board.repository';
import { Boards } from './boards.service';
import { CardRepository } from './card.repository';
import type { CardData } from './card.row';
import { guardedCard, readable } from './card-faces';
import { doorScopes } from './door-scopes';
import type { FilterTime } from './filter.sql';

/** Fills the tallest screens; what is below is fetched while scrolling. */
const FIRST_WINDOW = 20;
const COUNT_LIMIT = 1_000;
const SNAPSHOT_TRIES = 5;
/** More events than this, and starting anew is cheaper than catching up. */
const CATCH_UP_LIMIT = 500;

/** Reads of a board within the reader's scope. No answer grows with the board. */
@Injectable()
export class BoardViews {
  constructor(
    private readonly boards: Boards,
    private readonly repository: BoardRepository,
    private readonly cards: CardRepository,
    private readonly people: People,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  async summaries(actor: Actor): Promise<BoardSummary[]> {
    const summaries: BoardSummary[] = [];
    for (const board of await this.boards.list(actor)) {
      const columns = new Set((await this.boards.columns(board)).filter(({ kind }) => kind === 'stage').map(({ key }) => key));
      const totals = await this.repository.totals(board.id, await this.boards.ranges(actor, board.kind));
      const openCards = Object.entries(totals).reduce((sum, [column, { count }]) => sum + (columns.has(column) ? count : 0), 0);
      summaries.push({ id: board.id, key: board.key, name: nameOf(board), kind: board.kind, openCards, mayCreate: mayCreate(actor, board) });
    }
    return summaries;
  }

  async board(actor: Actor, key: string, filter: CardFilter): Promise<BoardView> {
    const board = await this.boards.visible(actor, key);
    const [columns, ranges, time] = [await this.boards.columns(board), await this.boards.ranges(actor, board.kind), await this.time()];
    // Before the cards: a card that changes meanwhile is told again, never missed.
    const { seq, totals } = await this.totalsAt(board.id, ranges);
    const stages = columns.filter(({ kind }) => kind === 'stage').map((column) => column.key);
    const keys = columns.map((column) => column.key);
    const asked = await this.askedRanges(actor, board, filter);
    const filtered = isEmptyFilter(filter) ? null : await this.counts(board, keys, asked, filter, time);
    const windows = await this.windows(actor, board, stages, asked, filter, time, FIRST_WINDOW, null);
    return {
      id: board.id,
      key: board.key,
      name: nameOf(board),
      kind: board.kind,
      versionId: board.versionId,
      seq,
      columns,
      totals: await this.shownTotals(actor, board, totals),
      filtered,
      windows,
      mayCreate: mayCreate(actor, board),
      serverTime: iso(time.now),
      today: time.today,
    };
  }

  async window(actor: Actor, key: string, column: string, filter: CardFilter, limit: number, cursor: string | null): Promise<CardWindow> {
    const board = await this.boards.visible(actor, key);
    if (!(await this.boards.columns(board)).some((each) => each.key === column)) throw new NotFound();
    const ranges = await this.askedRanges(actor, board, filter);
    return (await this.windows(actor, board, [column], ranges, filter, await this.time(), limit, readCursor(cursor)))[column];
  }

  async changes(actor: Actor, key: string, since: number): Promise<BoardChanges> {
    const board = await this.boards.visible(actor, key);
    const { seq: to, totals } = await this.totalsAt(board.id, await this.boards.ranges(actor, board.kind));
    if (since > to) return { reset: true, to };
    const events = await this.repository.changedSince(board.id, since, to, CATCH_UP_LIMIT + 1);
    if (events.length > CATCH_UP_LIMIT) return { reset: true, to };
    const directory = await this.people.directory();
    const present = new Map((await this.cards.byIds([...new Set(events.map(({ cardId }) => cardId))])).map((card) => [card.id, card]));
    const parts = new Set(doorScopes(actor, board.kind).map(({ part }) => part));
    const heard = new Set(events.filter(({ audience }) => audience.some((part) => parts.has(part))).map(({ cardId }) => cardId));
    const seen = [...present.values()].filter((card) => this.sees(actor, board, card, directory));
    const gone = [...heard].filter((id) => !seen.some((card) => card.id === id));
    return {
      reset: false,
      from: since + 1,
      to,
      cards: seen.map((card) => readable(actor, board.kind, card, directory)),
      gone,
      totals: await this.shownTotals(actor, board, totals),
    };
  }

  async options(actor: Actor, key: string): Promise<BoardOptions> {
    const board = await this.boards.visible(actor, key);
    const directory = await this.people.directory();
    const ranges = await this.boards.ranges(actor, board.kind);
    const holders = await this.repository.holders(board.id, ranges);
    const owners = [...new Set(holders.map(({ ownerId }) => ownerId))].flatMap((id) => directory.byId(id) ?? []);
    const teams = [...new Set(holders.map(({ teamId }) => teamId))].flatMap((id) => directory.team(id) ?? []);
    return {
      owners: owners.map(({ id, name }) => ({ id, name })),
      teams: teams.map(({ id, name }) => ({ id, name })),
      tags: await this.repository.tags(board.id, ranges),
    };
  }

  /**
   * Totals with the seq they stand for: messages change them by what was before, so one counted twice would stay wrong.
   * A board that never rests long enough gets the last reading.
   */
  private async totalsAt(boardId: string, ranges: readonly Range[]): Promise<{ seq: number; totals: Awaited<ReturnType<BoardRepository['totals']>> }> {
    for (let attempt = 1; ; attempt += 1) {
      const seq = await this.repository.seq(boardId);
      const totals = await this.repository.totals(boardId, ranges);
      if (attempt === SNAPSHOT_TRIES || (await this.repository.seq(boardId)) === seq) return { seq, totals };
    }
  }

  private async windows(
    actor: Actor,
    board: Board,
    columns: readonly string[],
    ranges: readonly Range[],
    filter: CardFilter,
    time: FilterTime,
    limit: number,
    from: Cursor | null,
  ): Promise<Record<string, CardWindow>> {
    const directory = await this.people.directory();
    const rows = await this.repository.windows(board.id, columns, ranges, filter, time, limit + 1, from);
    const byColumn = new Map<string, Map<string, CardData>>(columns.map((column) => [column, new Map()]));
    for (const card of rows) byColumn.get(card.columnKey)?.set(card.id, card);
    return Object.fromEntries(
      [...byColumn].map(([column, cards]) => {
        const sorted = [...cards.values()].map((card) => readable(actor, board.kind, card, directory)).sort(byRank);
        const window = sorted.slice(0, limit);
        const last = window.at(-1);
        return [column, { cards: window, next: sorted.length > limit && last ? `${last.rank}~${last.id}` : null }];
      }),
    );
  }

  private async counts(board: Board, columns: readonly string[], ranges: readonly Range[], filter: CardFilter, time: FilterTime): Promise<BoardView['filtered']> {
    const counts = await this.repository.filteredCounts(board.id, columns, ranges, filter, time, COUNT_LIMIT + 1);
    return Object.fromEntries([...counts].map(([column, n]) => [column, { count: Math.min(n, COUNT_LIMIT), more: n > COUNT_LIMIT }]));
  }

  /** The ranges of a list: one that asks for amounts answers nothing about cards whose amount is not for the reader. */
  private askedRanges(actor: Actor, board: Board, { amountMin, amountMax }: CardFilter): Promise<Range[]> {
    return this.boards.ranges(actor, board.kind, amountMin === undefined && amountMax === undefined ? 'view' : 'amount');
  }

  private async shownTotals(actor: Actor, board: Board, totals: BoardView['totals']): Promise<BoardView['totals']> {
    const keys = new Set((await this.boards.columns(board)).map(({ key }) => key));
    return Object.fromEntries(Object.entries(totals).flatMap(([column, total]) => (keys.has(column) ? [[column, this.masked(actor, board, total)]] : [])));
  }

  /** Sums are money: only for who may read it in some scope; participants without it see counts. */
  private masked<T extends { sums: Record<string, string> }>(actor: Actor, board: Board, total: T): T {
    return mayEver(actor, cardAction(board.kind, 'amount')) ? total : { ...total, sums: {} };
  }

  private sees(actor: Actor, board: Board, card: CardData, directory: Awaited<ReturnType<People['directory']>>): boolean {
    const guarded = guardedCard(card, directory);
    // A pooled card is off the board, whoever may see it in the pool.
    return !guarded.inPool && can(actor, cardAction(board.kind, 'view'), guarded);
  }

  private async time(): Promise<FilterTime> {
    const now = this.clock.now();
    return { now, today: await this.organisation.today(now) };
  }
}

function nameOf(board: Board): { zh: string; en: string } {
  return { zh: board.nameZh, en: board.nameEn };
}

function mayCreate(actor: Actor, board: Board): boolean {
  return mayEver(actor, cardAction(board.kind, 'create'));
}

function readCursor(cursor: string | null): Cursor | null {
  if (cursor === null) return null;
  const cut = cursor.lastIndexOf('~');
  return cut < 0 ? null : { rank: cursor.slice(0, cut), id: cursor.slice(cut + 1) };
}
