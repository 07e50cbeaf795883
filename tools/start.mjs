// npm start: picks the Node, builds what is stale, then runs the server in this very process, so signals reach it.
// usage: npm start [-- --empty]
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, useSupportedNode } from './node-version.mjs';

const options = process.argv.slice(2);
const unknown = options.filter((option) => option !== '--empty');
if (unknown.length) {
  console.error(`Unknown option ${unknown.join(' ')}. Known: --empty (no demo data).`);
  process.exit(1);
}
await useSupportedNode();

process.chdir(root);
if (options.includes('--empty')) process.env.SEED = 'none';
if (process.env.NODE_ENV !== 'production') process.env.HOST ||= '127.0.0.1';

const { build } = await import('./build.mjs');
if (!(await build())) process.exit(1);

const server = join(root, 'dist/server/main.js');
if (!existsSync(server)) {
  console.error('dist/server/main.js is missing and there are no sources to build it from.');
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import(pathToFileURL(server).href);
