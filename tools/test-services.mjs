// A private MariaDB and Redis for tests and bench: free ports, a temporary folder, durable settings, stopped afterwards.
// usage: node tools/test-services.mjs -- command args     (sets TEST_MYSQL_URL and TEST_REDIS_URL for the command)
import { execFileSync, spawn } from 'node:child_process';
import { accessSync, closeSync, constants, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const asRoot = process.getuid?.() === 0;
const account = 'tideboard';
const programs = ['mariadbd', 'mariadb-install-db', 'redis-server'];

function find(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
  return folders.map((folder) => join(folder, program)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Names of the programs that are not on this machine. */
export const missingPrograms = () => programs.filter((program) => !find(program));

/** With CI=true, as root on Debian: installs what is missing. Returns what is missing afterwards. */
export function installPrograms() {
  if (!missingPrograms().length || process.env.CI !== 'true' || !asRoot || !find('apt-get')) return missingPrograms();
  console.log(`Installing mariadb-server and redis-server (missing: ${missingPrograms().join(', ')})`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'mariadb-server', 'redis-server'];
  try {
    for (const args of [['update'], install]) execFileSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    console.error(`apt-get: ${error.message}`);
  }
  return missingPrograms();
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A port that is free on loopback at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.destroy() && resolve(true));
    socket.once('error', () => resolve(false));
  });
}

/** One server program: `start` resolves when its port answers, `pid` is that of the running process. */
class Program {
  #child;

  constructor(name, folder, port, args) {
    Object.assign(this, { name, folder, port, args });
  }

  get pid() {
    return this.#child?.pid;
  }

  async start() {
    if (this.#child) return;
    const log = join(this.folder, `${this.name}.log`);
    const output = openSync(log, 'a');
    const child = spawn(find(this.name), this.args, {
      cwd: this.folder,
      stdio: ['ignore', output, output],
      detached: true, // Ctrl+C in the terminal must not end it under the tests' feet
    });
    closeSync(output);
    child.unref();
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    this.#child = child;
    writeFileSync(join(this.folder, `${this.name}.pid`), String(child.pid));
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) {
      if (this.#child !== child) throw new Error(`${this.name} ended while starting:\n${readFileSync(log, 'utf8').slice(-2000)}`);
      if (await answers(this.port)) return;
    }
    throw new Error(`${this.name} does not answer on port ${this.port}`);
  }

  /** Resolves when the process is gone; SIGTERM becomes SIGKILL after 15 s. */
  async end(signal = 'SIGTERM') {
    const child = this.#child;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(timer);
  }
}

/**
 * Ends what still runs and removes the folder once `end` is called, or once this process is gone in whatever way:
 * both close the pipe it waits on.
 */
function startWatch(folder) {
  const script = [
    'trap "" INT TERM HUP',
    'cat >/dev/null',
    'for f in "$0"/*/*.pid; do kill -9 $(cat "$f"); done 2>/dev/null',
    'sleep 0.1',
    'rm -rf "$0"',
  ].join('; ');
  const child = spawn('sh', ['-c', script, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  child.stdin.unref();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return () => {
    child.ref();
    child.stdin.end();
    return gone;
  };
}

async function prepareMariadb(folder) {
  const data = join(folder, 'mariadb');
  mkdirSync(join(folder, 'tmp'));
  const user = asRoot ? ['--user=root'] : [];
  const files = ['--no-defaults', ...user, `--datadir=${data}`, `--tmpdir=${join(folder, 'tmp')}`, '--innodb-log-file-size=64M'];
  const install = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync(find('mariadb-install-db'), [...files, ...install], { stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await freePort();
  return new Program('mariadbd', folder, port, [
    ...files,
    `--socket=${join(folder, 'mariadb.sock')}`,
    `--pid-file=${join(folder, 'mariadbd.own')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--default-time-zone=+00:00',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--innodb-buffer-pool-size=256M',
    '--innodb-flush-log-at-trx-commit=1',
    '--max-connections=300',
  ]);
}

async function prepareRedis(folder) {
  const port = await freePort();
  const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'];
  return new Program('redis-server', folder, port, ['--port', String(port), '--bind', '127.0.0.1', ...durable, '--dir', folder]);
}

/** Another program may take the port between the look and the start: then once more, elsewhere. */
async function startOne(prepare, folder) {
  for (let attempt = 1; ; attempt += 1) {
    const own = join(folder, `${prepare.name}-${attempt}`);
    mkdirSync(own);
    const program = await prepare(own);
    try {
      await program.start();
      return program;
    } catch (error) {
      await program.end('SIGKILL');
      if (attempt === 3) throw error;
    }
  }
}

async function query(program, statements) {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({ socketPath: join(program.folder, 'mariadb.sock'), user: 'root' });
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/**
 * Starts both and resolves when they answer. `createDatabase(name)` makes an empty one (dropping its forerunner) and
 * resolves to its URL. The account may create databases by itself too. `stop()` removes every trace.
 */
export async function startServices() {
  const missing = missingPrograms();
  if (missing.length) throw new Error(`Not on this machine: ${missing.join(', ')} (Debian: mariadb-server, redis-server)`);
  const folder = mkdtempSync(join(tmpdir(), 'tideboard-services-'));
  const endWatch = startWatch(folder);
  try {
    const mariadb = await startOne(prepareMariadb, folder);
    const redis = await startOne(prepareRedis, folder);
    await query(mariadb, [
      `create user ${account}@'127.0.0.1' identified by '${account}'`,
      `grant all on *.* to ${account}@'127.0.0.1'`,
    ]);
    const urlOf = (name) => `mysql://${account}:${account}@127.0.0.1:${mariadb.port}/${name}`;
    const createDatabase = async (name) => {
      await query(mariadb, [`drop database if exists \`${name}\``, `create database \`${name}\``]);
      return urlOf(name);
    };
    return {
      databaseUrl: await createDatabase(account),
      redisUrl: `redis://127.0.0.1:${redis.port}`,
      get mariadbPid() {
        return mariadb.pid;
      },
      get redisPid() {
        return redis.pid;
      },
      createDatabase,
      stopRedis: () => redis.end(),
      restartRedis: async () => {
        await redis.end();
        await redis.start();
      },
      killMariadb: () => mariadb.end('SIGKILL'),
      startMariadb: () => mariadb.start(),
      stop: async () => {
        await Promise.all([mariadb.end(), redis.end()]);
        await endWatch();
      },
    };
  } catch (error) {
    await endWatch();
    throw error;
  }
}

async function main() {
  const command = process.argv.slice(process.argv.indexOf('--') + 1);
  if (!process.argv.includes('--') || !command.length) throw new Error('usage: node tools/test-services.mjs -- command args');
  installPrograms();
  const services = await startServices();
  const { environment } = await import('./run.mjs');
  const child = spawn(command[0], command.slice(1), {
    stdio: 'inherit',
    env: environment({ TEST_MYSQL_URL: services.databaseUrl, TEST_REDIS_URL: services.redisUrl }),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(console.error(error.message) ?? 127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  await services.stop();
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().then(
    (code) => process.exit(code),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
