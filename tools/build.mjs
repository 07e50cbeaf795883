// Builds what is older than its sources. An up-to-date tree costs one walk over the sources, no Nx start.
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-version.mjs';
import { run } from './run.mjs';

const shared = ['libs', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const projects = [
  { name: 'client', result: 'dist/client/index.html', sources: ['client', ...shared], leftOut: /(^|\/)(e2e|node_modules)$|\.spec\.ts$/ },
  { name: 'server', result: 'dist/server/main.js', sources: ['server', ...shared], leftOut: /(^|\/)(test|node_modules)$|\.spec\.ts$/ },
];
const stampOf = (project) => join(root, 'dist', `.built-${project.name}`);

/** The newest change under a path, folders included: a removed file touches its folder. */
function newest(path, leftOut) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  let latest = stat.mtimeMs;
  for (const entry of readdirSync(path)) {
    const child = join(path, entry);
    if (!leftOut.test(child)) latest = Math.max(latest, newest(child, leftOut));
  }
  return latest;
}

function isStale(project) {
  if (!existsSync(join(root, project.name, 'project.json'))) return false; // an image carries dist/ without the sources
  const stamp = statSync(stampOf(project), { throwIfNoEntry: false });
  if (!stamp || !existsSync(join(root, project.result))) return true;
  return project.sources.some((source) => newest(join(root, source), project.leftOut) > stamp.mtimeMs);
}

/** Builds the stale projects, all of them with `all`. Returns whether every build succeeded. */
export async function build({ all = false, cached = true } = {}) {
  const wanted = projects.filter((project) => all ? existsSync(join(root, project.name, 'project.json')) : isStale(project));
  if (!wanted.length) return true;
  const started = new Date();
  const names = wanted.map((project) => project.name);
  process.stdout.write(`Building ${names.join(' and ')} ...`);
  const dots = setInterval(() => process.stdout.write('.'), 1000);
  const args = ['run-many', '-t', 'build', '-p', names.join(','), ...(cached ? [] : ['--skip-nx-cache'])];
  const { code, output } = await run('nx', args, { quiet: true });
  clearInterval(dots);
  process.stdout.write(` ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s${code ? ', failed' : ''}\n`);
  if (code) {
    console.error(output);
    return false;
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const project of wanted) {
    // Dated to the beginning: a source saved while its build ran is newer than the stamp.
    writeFileSync(stampOf(project), '');
    utimesSync(stampOf(project), started, started);
  }
  return true;
}
