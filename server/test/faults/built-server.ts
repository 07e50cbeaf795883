import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Ends the process when this one is gone, however it went: both close the pipe. */
const WATCH = "data:text/javascript,process.stdin.on('end',()=>process.exit(1)).on('error',()=>process.exit(1)).resume().unref()";

let built: Promise<string> | undefined;

/** The server as it is shipped, bundled once a run from the present sources. */
export function builtServer(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  mkdirSync('dist/specs', { recursive: true });
  const dir = mkdtempSync('dist/specs/server-');
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const server = await rolldown({
    input: { main: 'server/src/main.ts' },
    platform: 'node',
    tsconfig: 'server/tsconfig.json',
    external: (id) => /^[^./\0]/.test(id) && !/^(@tideboard\/|@oxc-project\/runtime)/.test(id),
  });
  await server.write({ dir, format: 'esm', sourcemap: true, entryFileNames: '[name].js' });
  await server.close();
  return join(dir, 'main.js');
}

/** What a process said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** One process of the server, on a free port of loopback. */
export class ServerProcess {
  private out = '';
  private err = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly gone: Promise<Ended>,
  ) {}

  /** @param env everything that it gets beside the bare necessities. */
  static async spawn(env: Record<string, string | undefined>): Promise<ServerProcess> {
    const main = await builtServer();
    const child = spawn(process.execPath, ['--import', WATCH, main], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: join(main, '../compiled'),
        PORT: '0',
        LOG_LEVEL: 'error',
        SESSION_SECRET: 'a secret for processes'.padEnd(40, '.'),
        ...env,
      },
    });
    const gone = new Promise<Ended>((resolve) => {
      child.once('close', (code) => resolve({ code, out: server.out, err: server.err }));
    });
    const server = new ServerProcess(child, gone);
    child.stdin?.on('error', () => undefined);
    child.stdout?.on('data', (chunk) => (server.out += String(chunk)));
    child.stderr?.on('data', (chunk) => (server.err += String(chunk)));
    return server;
  }

  /** Its address, once it answers. @throws what it said when it ends instead. */
  async url(): Promise<string> {
    for (;;) {
      const found = /Tideboard is at (\S+)/.exec(this.out);
      if (found) return found[1];
      const ended = await Promise.race([this.gone, new Promise<null>((resolve) => setTimeout(resolve, 5, null))]);
      if (ended) throw new Error(`the server ended (${ended.code}): ${ended.err}${ended.out}`);
    }
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** `SIGKILL` is a crash, `SIGTERM` a shutdown. Resolves when the process is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<Ended> {
    this.child.kill(signal);
    return this.gone;
  }
}
