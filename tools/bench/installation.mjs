// One private Tideboard in production mode on loopback: SQLite, or MariaDB and Redis of its own. Ends only what it started.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { root } from '../node-version.mjs';
import { environment } from '../run.mjs';
import { freePort, startServices } from '../test-services.mjs';

const ADMIN = { login: 'bench-admin', password: 'bench admin password' };

/** A server that a `serve` process holds for several runs of the bench. */
export const heldFile = process.env.BENCH_HOLD ?? null;

export class Installation {
  #child = null;
  #services = null;
  #endWatch = null;
  #place = null;

  constructor(engine) {
    if (!['sqlite', 'mysql'].includes(engine)) throw new Error(`ENGINE: sqlite or mysql, not ${engine}`);
    this.engine = engine;
  }

  get admin() {
    return ADMIN;
  }

  get url() {
    return `http://127.0.0.1:${this.#held().port}`;
  }

  /** Process ids of the server and of its database and Redis. */
  processes() {
    const { pid, db = [] } = this.#held();
    return { server: pid ? [pid] : [], db };
  }

  get isRunning() {
    return Boolean(this.#held().pid);
  }

  /** Starts the server, and at the first time whatever it needs. Resolves when it is spawned, not when it answers. */
  async start({ nodeFlags = [] } = {}) {
    if (this.isRunning) return;
    this.#place = this.#held().port ? this.#held() : await this.#prepare();
    const log = openSync(join(this.#place.dataDir, 'server.log'), 'a');
    const child = spawn(process.execPath, [...nodeFlags, join(root, 'dist/server/main.js')], {
      env: environment(this.#place.env),
      cwd: this.#place.dataDir,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    if (this.#endWatch) writeFileSync(pidFile(this.#place.dataDir), String(child.pid));
    child.once('exit', () => this.#child === child && this.#remember({ pid: null }));
    this.#remember({ pid: child.pid });
  }

  /** One try; true when the server answers and has its database. */
  async health() {
    try {
      const { statusCode, body } = await request(`${this.url}/health/ready`);
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  async ready() {
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      if (await this.health()) return;
      if (!this.isRunning) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the server did not start:\n${readFileSync(join(this.#place.dataDir, 'server.log'), 'utf8').slice(-2000)}`);
  }

  /** Ends the server and keeps its data. */
  async stop() {
    const { pid } = this.#held();
    if (!pid) return;
    process.kill(pid, 'SIGTERM');
    for (const end = Date.now() + 15_000; existsSync(`/proc/${pid}`) && Date.now() < end && !this.#ended(pid); ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.#remember({ pid: null });
    rmSync(pidFile(this.#place.dataDir), { force: true });
  }

  /** Ends everything and removes the data. */
  async remove() {
    await this.stop();
    await this.#services?.stop();
    await this.#endWatch?.();
  }

  async #prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'tideboard-bench-'));
    this.#endWatch = startWatch(folder);
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const port = await freePort();
    const env = {
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(port),
      ADMIN_LOGIN: ADMIN.login,
      ADMIN_PASSWORD: ADMIN.password,
    };
    let db = [];
    if (this.engine === 'mysql') {
      this.#services = await startServices();
      Object.assign(env, { DATABASE_URL: this.#services.databaseUrl, REDIS_URL: this.#services.redisUrl });
      db = [this.#services.mariadbPid, this.#services.redisPid];
    }
    return { port, dataDir, env, db, pid: null };
  }

  #held() {
    if (heldFile && existsSync(heldFile)) return JSON.parse(readFileSync(heldFile, 'utf8'));
    return this.#place ?? {};
  }

  #remember(change) {
    this.#place = { ...this.#held(), ...this.#place, ...change };
    if (heldFile) writeFileSync(heldFile, JSON.stringify(this.#place), { mode: 0o600 });
  }

  #ended(pid) {
    return this.#child?.pid === pid && this.#child.exitCode !== null;
  }
}

const pidFile = (dataDir) => join(dataDir, 'bench-server.pid');

/** Ends the server and removes the folder once `end` is called, or this process is gone in whatever way: both close the pipe. */
function startWatch(folder) {
  const script = 'trap "" INT TERM HUP; cat >/dev/null; kill -9 "$(cat "$0/data/bench-server.pid")" 2>/dev/null; sleep 0.1; rm -rf "$0"';
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
