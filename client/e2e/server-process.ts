import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createConnection } from 'mysql2/promise';

/** Where the built server and client are: `dist`, unless the environment names another folder. */
const built = resolve(process.env.TEST_DIST ?? 'dist');
const startsWithin = 30_000;
const endsWithin = 10_000;

/** The built server as a process of its own, with the demo in a fresh database. */
export class ServerProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly dataDir: string,
    private readonly databaseUrl: string | null,
    private readonly said: readonly string[],
  ) {}

  static async start(): Promise<ServerProcess> {
    const main = join(built, 'server/main.js');
    const client = join(built, 'client');
    if (!existsSync(main) || !existsSync(join(client, 'index.html'))) throw new Error(`Build first: ${main} and ${client}/index.html are needed.`);
    const dataDir = mkdtempSync(join(tmpdir(), 'tideboard-e2e-'));
    const databaseUrl = await ownDatabase();
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      env: {
        ...process.env,
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl ?? '',
        REDIS_URL: (databaseUrl && process.env.TEST_REDIS_URL) || '',
        CLIENT_DIR: client,
        SESSION_SECRET: 'a secret for browser journeys'.padEnd(40, '.'),
        HOST: '127.0.0.1',
        PORT: '0',
        NODE_ENV: 'test',
        SEED: 'demo',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Should these specs end in a way that skips `stop`, the server ends with them.
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const said: string[] = [];
    const url = await listeningAt(child, said);
    return new ServerProcess(url, child, dataDir, databaseUrl, said);
  }

  /** What the server has logged; its last lines help to read a failure. */
  get log(): string {
    return this.said.slice(-20).join('\n');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      const timer = setTimeout(() => this.child.kill('SIGKILL'), endsWithin);
      await gone;
      clearTimeout(timer);
    }
    if (this.databaseUrl) await onServer((door) => door.query(`DROP DATABASE ${new URL(this.databaseUrl!).pathname.slice(1)}`));
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

function listeningAt(child: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The server ${why}:\n${said.join('\n')}`));
    const timer = setTimeout(() => fail('does not listen'), startsWithin);
    const hear = (line: string): void => {
      said.push(line);
      const [, url] = /^Tideboard is at (\S+)/.exec(line) ?? [];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    createInterface({ input: child.stdout! }).on('line', hear);
    createInterface({ input: child.stderr! }).on('line', hear);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

type Door = Awaited<ReturnType<typeof createConnection>>;

/** An empty database where TEST_MYSQL_URL names a server; without one the file in the data folder is it. */
async function ownDatabase(): Promise<string | null> {
  const server = process.env.TEST_MYSQL_URL;
  if (!server) return null;
  const name = `e2e_${crypto.randomUUID().replaceAll('-', '')}`;
  await onServer((door) => door.query(`CREATE DATABASE ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(work: (door: Door) => Promise<unknown>): Promise<void> {
  const door = await createConnection({ uri: process.env.TEST_MYSQL_URL! });
  await work(door).finally(() => door.end());
}
