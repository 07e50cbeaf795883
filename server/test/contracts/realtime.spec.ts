import { describeRealtime } from './realtime.contract';

const { TEST_MYSQL_URL, TEST_REDIS_URL } = process.env;
if (TEST_MYSQL_URL && TEST_REDIS_URL) describeRealtime('Socket.IO with Redis Streams', 2);
else {
  describeRealtime('Socket.IO', 1);
  console.warn('SKIPPED: realtime contract on two nodes (TEST_MYSQL_URL or TEST_REDIS_URL is not set)');
}
