// npm run dev: server and client rebuilt on every save. The client's development server passes /api and sockets on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, useSupportedNode } from './node-version.mjs';

await useSupportedNode();
const { build } = await import('./build.mjs');
const { environment } = await import('./run.mjs');
if (!(await build())) process.exit(1);

const env = environment({ HOST: process.env.HOST || '127.0.0.1', NODE_ENV: process.env.NODE_ENV || 'development' });
const children = [
  ['rolldown', '-c', 'server/rolldown.config.mjs', '--watch'],
  ['node', '--watch', '--enable-source-maps', 'dist/server/main.js'],
  ...(existsSync(join(root, 'client/project.json')) ? [['nx', 'serve', 'client']] : []),
].map(([command, ...args]) => spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }));

let ending = false;
function end(code) {
  if (ending) return;
  ending = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
for (const child of children) child.on('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
