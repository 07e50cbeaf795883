import { startServices, type TestServices } from '../../../tools/test-services.mjs';

let running: Promise<TestServices> | undefined;

/** A MariaDB and a Redis that may be stopped without taking other specs down; started once a run. */
export function privateServices(): Promise<TestServices> {
  running ??= startServices();
  return running;
}

afterAll(async () => {
  await (await running)?.stop();
}, 30_000);

/** Whether this run has MariaDB and Redis; says loudly when specs of faults are left out. */
export function onCluster(what: string): boolean {
  const yes = Boolean(process.env.TEST_MYSQL_URL && process.env.TEST_REDIS_URL);
  if (!yes) console.warn(`SKIPPED: ${what} (needs MariaDB and Redis)`);
  return yes;
}
