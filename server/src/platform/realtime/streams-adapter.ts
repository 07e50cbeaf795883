import { Logger } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import type { Adapter } from 'socket.io-adapter';
import { openRedis } from '../jobs/redis-link';

type MakeAdapter = ReturnType<typeof createAdapter>;

/** How this node reaches the others. */
export interface ClusterLink {
  readonly adapter: MakeAdapter;
  isUp(): boolean;
  /** Called when the link stands again after a loss: what was said meanwhile has not arrived. */
  onReturn(listener: () => void): void;
  close(): void;
}

interface Publishing {
  doPublish(message: unknown): Promise<string>;
  serverCount(): Promise<number>;
}

/**
 * Carries rooms over all nodes by a Redis stream. Loaded only where Redis is used. While Redis is away people on this node
 * go on hearing what happens on it, and nothing piles up for the others: they catch up from the database.
 */
export function streamsLink(url: string): ClusterLink {
  const logger = new Logger('Sockets');
  // Readers are copies of it, and wait for Redis as long as it takes.
  const redis = openRedis(url, 'sockets', logger, { maxRetriesPerRequest: null });
  const isUp = (): boolean => redis.status === 'ready';
  const make = createAdapter(redis, { streamName: 'tideboard-sockets', maxLen: 20_000 });
  // Socket.IO calls it with `new`, which an arrow function would not take.
  function adapterOf(namespace: Parameters<MakeAdapter>[0]): Adapter {
    return withoutWaiting(make(namespace) as Adapter & Publishing, isUp);
  }
  return {
    adapter: adapterOf as MakeAdapter,
    isUp,
    onReturn: (listener) => listenToReturn(redis, listener),
    close: () => redis.disconnect(),
  };
}

/** The adapter as it comes tells its own sockets only after Redis has answered, and counts nodes for as long as Redis is silent. */
function withoutWaiting(adapter: Adapter & Publishing, isUp: () => boolean): Adapter {
  const publish = adapter.doPublish.bind(adapter);
  const count = adapter.serverCount.bind(adapter);
  adapter.doPublish = (message) => {
    if (isUp()) void publish(message).catch(() => undefined);
    return Promise.resolve('');
  };
  adapter.serverCount = () => (isUp() ? count() : Promise.resolve(1));
  return adapter;
}

function listenToReturn(redis: Redis, listener: () => void): void {
  let lost = redis.status !== 'ready';
  redis.on('close', () => (lost = true));
  redis.on('ready', () => {
    if (lost) listener();
    lost = false;
  });
}
