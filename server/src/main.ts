import 'reflect-metadata';
import { ConfigError, readConfig } from './config/app-config';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './features/identity';
import { CannotStart } from './platform/database/cannot-start';
import { startServer } from './server';

/** Reads the environment, starts, says where, and stops on a signal. */
async function main(): Promise<void> {
  const config = readConfig();
  const server = await startServer(config);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    // A request that hangs must not keep the process for ever.
    setTimeout(() => process.exit(1), 10_000).unref();
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`Tideboard is at ${server.url}`);
  if (config.seed === 'demo') {
    say(`Demo logins (password ${DEMO_PASSWORD}): ${DEMO_PEOPLE.people.map(({ login }) => login).join(', ')}`);
  }
}

try {
  await main();
} catch (error) {
  const known = error instanceof ConfigError || error instanceof CannotStart || (error as { code?: string }).code === 'EADDRINUSE';
  process.stderr.write(known ? `${(error as Error).message}\n` : `${String((error as Error).stack)}\n`);
  process.exit(1);
}
