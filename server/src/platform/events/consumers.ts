import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';

export interface ConsumedEvent {
  readonly id: string;
  readonly boardId: string;
  readonly type: string;
  readonly cardId: string;
  readonly actorId: string | null;
  readonly payload: Record<string, unknown>;
  readonly at: number;
}

type Consume = (event: ConsumedEvent) => Promise<void>;

/**
 * Reactions of features to committed events. Each runs in a unit of its own, marked as done in the same unit, so that a
 * second delivery changes nothing.
 */
@Injectable()
export class Consumers {
  private readonly byType = new Map<string, string[]>();
  private readonly byName = new Map<string, Consume>();

  constructor(
    private readonly unit: UnitOfWork,
    private readonly db: Database,
  ) {}

  /** @param name kebab-case, kept for ever: it stands in the table of consumed events. */
  register(name: string, types: readonly string[], consume: Consume): void {
    if (this.byName.has(name)) throw new Error(`two consumers named ${name}`);
    this.byName.set(name, consume);
    for (const type of types) this.byType.set(type, [...(this.byType.get(type) ?? []), name]);
  }

  /** Names of the consumers of a type of event. */
  of(type: string): readonly string[] {
    return this.byType.get(type) ?? [];
  }

  /** Lets one consumer handle one event, once. */
  async consume(name: string, eventId: string): Promise<void> {
    const consumer = this.byName.get(name);
    if (!consumer) throw new Error(`no consumer named ${name}`);
    await this.unit.run(async () => {
      const row = await this.db.one<{ board_id: string; type: string; card_id: string; actor_id: string | null; payload: string; at: number }>(
        'SELECT board_id, type, card_id, actor_id, payload, at FROM event WHERE id = ?',
        [eventId],
      );
      if (!row) return;
      const fresh = await this.db.execute(`${this.db.insertIgnore} INTO consumed (event_id, consumer) VALUES (?, ?)`, [eventId, name]);
      if (!fresh) return;
      await consumer({
        id: eventId,
        boardId: row.board_id,
        type: row.type,
        cardId: row.card_id,
        actorId: row.actor_id,
        payload: JSON.parse(row.payload) as Record<string, unknown>,
        at: Number(row.at),
      });
    });
  }
}
