// Plain JavaScript for any Node from 20 on: it decides which Node runs the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bundled = join(root, 'node_modules/.bin/node');

export function isSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
}

/**
 * Returns when this process runs a supported Node. Otherwise the script starts again under the Node that npm installed,
 * in place of this process or as its child; without one it says so and exits 1. The database driver crashes without a
 * message on an older Node, so this comes before any import of it.
 */
export async function useSupportedNode() {
  if (isSupported(process.versions.node)) return;
  if (!existsSync(bundled)) {
    console.error(`Tideboard needs Node 24.15 or newer here; this is Node ${process.versions.node} on ${process.platform}-${process.arch}.`);
    process.exit(1);
  }
  const args = [...process.execArgv, ...process.argv.slice(1)];
  if (typeof process.execve === 'function') process.execve(bundled, [bundled, ...args], process.env);
  const child = spawn(bundled, args, { stdio: 'inherit' });
  // A terminal sends SIGINT to the child by itself; a second one would cut its graceful shutdown short.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  await new Promise(() => {
    child.on('error', (error) => {
      console.error(`Cannot start ${bundled}: ${error.message}`);
      process.exit(1);
    });
    child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  });
}
