// npm test: every check in order, real counts, one closing line.
// usage: node tools/test.mjs [lint typecheck libs server mysql client build e2e]     without a name: all of them
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, useSupportedNode } from './node-version.mjs';

await useSupportedNode();
process.chdir(root);
const { run } = await import('./run.mjs');
const { build } = await import('./build.mjs');
const { installPrograms, missingPrograms } = await import('./test-services.mjs');

const strict = process.env.CI === 'true';
const limit = 15 * 60_000;
const scratch = mkdtempSync(join(tmpdir(), 'tideboard-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const none = { passed: 0, failed: 0, skipped: 0 };
const sum = (list) => list.reduce((total, one) => {
  return { passed: total.passed + one.passed, failed: total.failed + one.failed, skipped: total.skipped + one.skipped };
}, none);
const say = (text) => console.log(`\n!! ${text}`);

/** A check without counts of its own: one test. */
async function check(command, ...args) {
  const { code } = await run(command, args, { timeout: limit });
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/** A test runner that writes COUNTS_FILE. A crash, an exit code without a failed test and an empty run are failures. */
async function counted(env, command, ...args) {
  const file = join(scratch, 'counts.json');
  rmSync(file, { force: true });
  const { code } = await run(command, args, { env: { ...env, COUNTS_FILE: file }, timeout: limit });
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none;
  const empty = counts.passed + counts.failed === 0;
  if (empty) say(`no test ran: ${command} ${args.join(' ')}`);
  return (code !== 0 || empty) && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** What cannot run here is an error in CI and a loud skip elsewhere. */
function unable(text) {
  say(strict ? text : `SKIPPED: ${text}`);
  return strict ? { ...none, failed: 1 } : { ...none, skipped: 1 };
}

const jasmine = (env, folder, glob) => counted(env, 'node', 'tools/jasmine.mjs', folder, `--files=${glob}`);
const ifPresent = async (glob, work) => (globSync(glob).length ? work() : unable(`nothing matches ${glob}`));

async function libs() {
  const results = [];
  for (const lib of ['flow', 'domain', 'contracts']) {
    const folder = `libs/${lib}`;
    results.push(await ifPresent(`${folder}/src/**/*.spec.ts`, () => jasmine({}, folder, `${folder}/src/**/*.spec.ts`)));
  }
  return sum(results);
}

const journeys = 'server/test/**/*.spec.ts';

async function mysql() {
  const missing = strict ? installPrograms() : missingPrograms();
  if (missing.length) return unable(`journeys on MariaDB and Redis: not on this machine: ${missing.join(', ')}`);
  const specs = ['node', 'tools/jasmine.mjs', 'server', `--files=${journeys}`];
  return counted({ TEST_ENGINE: 'mysql' }, 'node', 'tools/test-services.mjs', '--', ...specs);
}

const steps = {
  lint: () => check('node', 'tools/lint.mjs', '--self-test'),
  typecheck: () => check('nx', 'run-many', '-t', 'typecheck', '--parallel=1', '--skip-nx-cache'),
  libs,
  server: () => {
    const specs = 'server/{src,test}/**/*.spec.ts';
    return ifPresent(specs, () => jasmine({ TEST_ENGINE: 'sqlite' }, 'server', specs));
  },
  mysql: () => ifPresent(journeys, mysql),
  client: () => ifPresent('client/src/**/*.spec.ts', () => counted({}, 'nx', 'test', 'client', '--skip-nx-cache')),
  build: async () => ((await build({ all: true, cached: false })) ? { ...none, passed: 1 } : { ...none, failed: 1 }),
  e2e: () => {
    const specs = 'client/e2e/**/*.e2e.ts';
    return ifPresent(specs, async () => ((await build()) ? jasmine({}, 'client/e2e', specs) : { ...none, failed: 1 }));
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length) {
  console.error(`Unknown step ${unknown.join(' ')}. Known: ${Object.keys(steps).join(' ')}`);
  process.exit(1);
}

const rows = [];
for (const name of asked.length ? asked : Object.keys(steps)) {
  console.log(`\n== ${name}`);
  const from = Date.now();
  const counts = await steps[name]().catch((error) => {
    console.error(error);
    return { ...none, failed: 1 };
  });
  rows.push({ step: name, ...counts, seconds: ((Date.now() - from) / 1000).toFixed(1) });
}

const line = (row) => row.map((cell, index) => (index ? String(cell).padStart(8) : String(cell).padEnd(10))).join(' ');
console.log(`\n${line(['step', 'passed', 'failed', 'skipped', 'seconds'])}`);
for (const row of rows) console.log(line(Object.values(row)));
const total = sum(rows);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed ? 1 : 0);
