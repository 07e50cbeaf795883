// npm run dev: server and client rebuilt on every save. The client's development server passes /api and sockets on.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, useSupportedNode } from './node-version.mjs';

await useSupportedNode();
process.chdir(root);
const { environment } = await import('./run.mjs');
const { watch } = await import('rolldown');
const { default: config } = await import(pathToFileURL(join(root, 'server/rolldown.config.mjs')).href);

const env = environment({ HOST: process.env.HOST || '127.0.0.1', NODE_ENV: process.env.NODE_ENV || 'development' });
const { PORT: _serverPort, ...clientEnv } = env; // the client's server would take it for its own
const start = (childEnv, command, ...args) => spawn(command, args, { cwd: root, env: childEnv, stdio: ['ignore', 'inherit', 'inherit'] });

let server;
let ending = false;

/** The old server lets go of its port and its data folder before the new one starts. */
async function restart() {
  const old = server;
  if (old && old.exitCode === null && old.signalCode === null) {
    const gone = new Promise((resolve) => old.once('exit', resolve));
    old.kill('SIGTERM');
    await gone;
  }
  if (!ending) server = start(env, 'node', '--enable-source-maps', 'dist/server/main.js');
}

let restarts = Promise.resolve();
const watcher = watch(config);
watcher.on('event', (event) => {
  if (event.code === 'ERROR') console.error(event.error);
  if (event.code === 'END') restarts = restarts.then(restart);
  if ('result' in event) void event.result?.close();
});
const client = start(clientEnv, 'nx', 'serve', 'client');

async function end(code) {
  if (ending) return;
  ending = true;
  process.exitCode = code;
  client.kill('SIGTERM');
  await watcher.close();
  await restarts;
  server?.kill('SIGTERM');
}
client.on('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
