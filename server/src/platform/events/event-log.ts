import { Injectable } from '@nestjs/common';
import type { BoardMessage } from '@tideboard/domain';
import { Clock } from '../clock';
import { Database, type Param } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';
import { newId } from '../ids';
import { Consumers } from './consumers';
import { type Announcement, type BoardNews, cardOf, union } from './news';
import { Relay } from './relay';

interface Pending extends BoardNews {
  announcement: Announcement;
}

const KEY = Symbol('board news');

/**
 * The event table. `announce` collects; right before the commit each board's counter hands out one contiguous block of
 * numbers (last lock of the unit, boards in order of id), then events and outbox rows are inserted.
 */
@Injectable()
export class EventLog {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly consumers: Consumers,
    private readonly relay: Relay,
  ) {}

  /** To be called inside a unit; several calls for one board become one message. */
  announce(news: BoardNews): Announcement {
    const pending = this.unit.keep(KEY, () => {
      const boards = new Map<string, Pending>();
      this.unit.beforeCommit(() => this.flush(boards));
      return boards;
    });
    const known = pending.get(news.boardId);
    if (known) {
      known.events.push(...news.events);
      known.changes.push(...news.changes);
      return known.announcement;
    }
    const announcement = { from: 0, to: 0 };
    pending.set(news.boardId, { ...news, events: [...news.events], changes: [...news.changes], announcement });
    return announcement;
  }

  private async flush(boards: Map<string, Pending>): Promise<void> {
    const now = this.clock.now();
    for (const boardId of [...boards.keys()].sort()) {
      const news = boards.get(boardId)!;
      const to = await this.db.bump('board_counter', 'seq', news.events.length, 'board_id', boardId);
      const from = to - news.events.length + 1;
      Object.assign(news.announcement, { from, to });
      this.relay.expect(boardId, from);
      const jobs = await this.insertEvents(news, from, now);
      await this.insertOutbox(news, from, to, jobs, now);
    }
  }

  private async insertEvents(news: Pending, from: number, now: number): Promise<{ consumer: string; eventId: string }[]> {
    const audiences = new Map(news.changes.map(({ change, before, after }) => [cardOf(change), union(before, after)]));
    const jobs: { consumer: string; eventId: string }[] = [];
    const params: Param[] = [];
    news.events.forEach((event, index) => {
      const id = newId();
      for (const consumer of this.consumers.of(event.type)) jobs.push({ consumer, eventId: id });
      params.push(
        id,
        news.boardId,
        from + index,
        event.type,
        event.cardId,
        news.actor?.id ?? null,
        JSON.stringify(event.payload),
        JSON.stringify(audiences.get(event.cardId) ?? []),
        now,
      );
    });
    await insertMany(this.db, 'event (id, board_id, seq, type, card_id, actor_id, payload, audience, at)', 9, params);
    return jobs;
  }

  private async insertOutbox(
    news: Pending,
    from: number,
    to: number,
    jobs: { consumer: string; eventId: string }[],
    now: number,
  ): Promise<void> {
    const id = newId();
    const audience = union(...news.changes.flatMap(({ before, after }) => [before, after]));
    const cardIds = news.changes.map(({ change }) => cardOf(change));
    await this.db.post('INSERT INTO outbox (id, board_id, from_seq, to_seq, message, available_at) VALUES (?, ?, ?, ?, ?, ?)', [
      id,
      news.boardId,
      from,
      to,
      JSON.stringify({ audience, cardIds, jobs }),
      now,
    ]);
    const event = news.events[0]?.type ?? '';
    const message: BoardMessage = {
      boardId: news.boardId,
      from,
      to,
      changes: news.changes.map(({ change }) => change),
      actor: news.actor,
      event,
    };
    this.unit.afterCommit(() => this.relay.deliver({ outboxId: id, message, changes: news.changes, jobs }));
  }
}

/** Inserts rows of `width` values each, in statements of a size that both engines take. */
async function insertMany(db: Database, into: string, width: number, params: Param[]): Promise<void> {
  const chunk = width * Math.floor(900 / width);
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  for (let start = 0; start < params.length; start += chunk) {
    const values = params.slice(start, start + chunk);
    await db.post(`INSERT INTO ${into} VALUES ${Array.from({ length: values.length / width }, () => row).join(', ')}`, values);
  }
}
