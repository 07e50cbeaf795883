import { Logger } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';

/** Carries rooms over all nodes by a Redis stream, which survives a short loss of Redis. Loaded only where Redis is used. */
export async function streamsAdapter(url: string): Promise<ReturnType<typeof createAdapter>> {
  const logger = new Logger('SocketAdapter');
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  redis.on('error', (error: Error) => logger.warn(error.message));
  await redis.connect();
  return createAdapter(redis, { streamName: 'tideboard-sockets', maxLen: 20_000, heartbeatInterval: 5_000 });
}
