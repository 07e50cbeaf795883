import type { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';

/** A connection that says once that it is lost and once that it is back, and never crashes the process. */
export function openRedis(url: string, name: string, logger: Logger, options: RedisOptions): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
    ...options,
  });
  let lost = false;
  redis.on('error', (error: Error) => {
    if (!lost) logger.warn(`Redis is away (${name}): ${error.message}`);
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) logger.log(`Redis is back (${name})`);
    lost = false;
  });
  return redis;
}
