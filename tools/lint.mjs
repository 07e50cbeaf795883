// npm run lint: ESLint without warnings, then the directions between folders.
// usage: node tools/lint.mjs [--fix] [--self-test]     --self-test first proves that the rules bite
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, useSupportedNode } from './node-version.mjs';

await useSupportedNode();
process.chdir(root);
const { run } = await import('./run.mjs');
const options = process.argv.slice(2);
const failed = [];

async function step(name, command, ...args) {
  const { code } = await run(command, args);
  if (code) failed.push(name);
}

if (options.includes('--self-test')) await step('self-test', 'node', 'tools/lint-self-test.mjs');
await step('eslint', 'eslint', '--max-warnings=0', ...(options.includes('--fix') ? ['--fix'] : []), '.');
const folders = ['libs', 'server', 'client'].filter((folder) => existsSync(join(root, folder)));
await step('directions', 'depcruise', '--config', '.dependency-cruiser.cjs', ...folders);
if (failed.length) {
  console.error(`lint failed: ${failed.join(', ')}`);
  process.exit(1);
}
