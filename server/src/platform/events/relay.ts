import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { BoardMessage } from '@tideboard/domain';
import { Clock } from '../clock';
import { Database, marks } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';
import { JobQueue } from '../jobs/job-queue';
import { Realtime } from '../realtime/realtime';
import { Consumers } from './consumers';
import type { AddressedChange } from './news';
import { SeqOrder } from './seq-order';

interface Delivery {
  readonly outboxId: string;
  readonly message: BoardMessage;
  readonly changes: readonly AddressedChange[];
  readonly jobs: readonly { consumer: string; eventId: string }[];
}

const CLEAN_EVERY = 200;
const SWEEP_EVERY = 2_000;
const SWEEP_MOST = 100;
/** How old a row is before another node may think that its own node has died. */
const LEASE = 2_000;

/**
 * Hands committed events to sockets at once and to jobs in batches, then deletes their outbox rows. What a crash has left
 * is picked up by the sweeper of any node. Delivery is at least once.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Relay.name);
  private delivered: Delivery[] = [];
  private timers: NodeJS.Timeout[] = [];
  private running: Promise<void> = Promise.resolve();
  private readonly failing = new Set<string>();
  private readonly order = new SeqOrder();

  constructor(
    private readonly realtime: Realtime,
    private readonly jobs: JobQueue,
    private readonly unit: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
    consumers: Consumers,
  ) {
    jobs.handle<{ consumer: string; eventId: string }>('consume', ({ data }) => consumers.consume(data.consumer, data.eventId));
  }

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => this.queue(() => this.clean()), CLEAN_EVERY),
      setInterval(() => this.queue(() => this.sweep()), SWEEP_EVERY),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.queue(() => this.clean());
    await this.running;
  }

  /** A unit that is open has taken these numbers: what comes after them is not told before them. */
  expect(boardId: string, from: number): void {
    this.order.take(boardId, from);
  }

  deliver(delivery: Delivery): void {
    const { message, changes } = delivery;
    this.order.pass(message.boardId, message.from, () => this.realtime.announce(message, changes));
    this.delivered.push(delivery);
  }

  /** Waits until what was delivered so far has reached the jobs: for tests and for a calm shutdown. */
  async settle(): Promise<void> {
    this.queue(() => this.clean());
    await this.running;
  }

  private queue(step: () => Promise<void>): void {
    this.running = this.running.then(step).catch((error: unknown) => this.logger.warn(`relay: ${String((error as Error).message)}`));
  }

  private async clean(): Promise<void> {
    const batch = this.delivered;
    if (!batch.length) return;
    this.delivered = [];
    // Together, so that the embedded queue stores them in one commit.
    await Promise.all(batch.flatMap(({ jobs }) => jobs).map((job) => this.addJob(job)));
    const done = batch.filter(({ jobs }) => !jobs.some(({ eventId }) => this.failing.has(eventId))).map(({ outboxId }) => outboxId);
    this.failing.clear();
    await this.remove(done);
  }

  private async addJob({ consumer, eventId }: { consumer: string; eventId: string }): Promise<void> {
    try {
      await this.jobs.add('consume', { consumer, eventId }, { id: `${eventId}_${consumer}` });
    } catch (error) {
      // The row stays: the sweeper tries again.
      this.failing.add(eventId);
      this.logger.warn(`jobs are away: ${String((error as Error).message)}`);
    }
  }

  private async remove(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += 500) {
      const some = ids.slice(start, start + 500);
      await this.unit.run(() => this.db.execute(`DELETE FROM outbox WHERE id IN (${marks(some.length)})`, some));
    }
  }

  /** A crash or a long absence of Redis leaves many rows: as long as they can be delivered, all of them are. */
  private async sweep(): Promise<void> {
    while ((await this.sweepSome()) === SWEEP_MOST);
  }

  /** Answers how many rows it has got rid of. */
  private async sweepSome(): Promise<number> {
    const rows = await this.lease();
    const done: string[] = [];
    for (const row of rows) {
      const { audience, cardIds, jobs } = JSON.parse(row.message) as {
        audience: string[];
        cardIds: string[];
        jobs: { consumer: string; eventId: string }[];
      };
      this.realtime.remind({ boardId: row.board_id, from: Number(row.from_seq), to: Number(row.to_seq) }, audience, cardIds);
      await Promise.all(jobs.map((job) => this.addJob(job)));
      if (this.failing.size) break; // each of the others would wait in vain too
      done.push(row.id);
    }
    this.failing.clear();
    await this.remove(done);
    return done.length;
  }

  private lease(): Promise<{ id: string; board_id: string; from_seq: number; to_seq: number; message: string }[]> {
    return this.unit.run(async () => {
      const now = this.clock.now();
      const skip = this.db.engine === 'mysql' ? ' FOR UPDATE SKIP LOCKED' : '';
      const rows = await this.db.query<{ id: string; board_id: string; from_seq: number; to_seq: number; message: string }>(
        `SELECT id, board_id, from_seq, to_seq, message FROM outbox WHERE available_at < ? ORDER BY available_at LIMIT ${SWEEP_MOST}${skip}`,
        [now - LEASE],
      );
      const ids = rows.map(({ id }) => id);
      if (ids.length) await this.db.execute(`UPDATE outbox SET available_at = ? WHERE id IN (${marks(ids.length)})`, [now + LEASE * 4, ...ids]);
      return rows;
    });
  }
}
