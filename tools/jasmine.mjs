// Bundles the specs of one folder with rolldown (decorator metadata, tsconfig paths) and runs them with Jasmine.
// usage: node tools/jasmine.mjs libs/flow [--filter=text] [--files=glob] [--seed=n]
// COUNTS_FILE, when set, receives {passed, failed, skipped} as JSON.
import { existsSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root, useSupportedNode } from './node-version.mjs';

await useSupportedNode();
process.chdir(root);
const [folder, ...rest] = process.argv.slice(2);
const option = (name) => rest.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const files = folder ? globSync(option('files') ?? `${folder}/{src,test}/**/*.spec.ts`) : [];
if (!files.length) {
  console.error(`no specs under ${folder ?? '(which folder?)'}`);
  process.exit(1);
}

/** The nearest tsconfig.json at or above the folder. */
function tsconfigOf(path) {
  const file = join(path, 'tsconfig.json');
  if (existsSync(file)) return file;
  return path === root ? join(root, 'tsconfig.base.json') : tsconfigOf(dirname(path));
}

const nameOf = (file) => relative(folder, file).replace(/\.ts$/, '').replaceAll('/', '.');
// One folder a process: two runs of the same specs at once must not clear each other's files.
const out = join(root, 'dist/specs', `${folder.replaceAll('/', '-')}-${process.pid}`);
process.on('exit', () => rmSync(out, { recursive: true, force: true }));

const { rolldown } = await import('rolldown');
const bundle = await rolldown({
  input: Object.fromEntries(files.map((file) => [nameOf(file), file])),
  platform: 'node',
  tsconfig: tsconfigOf(join(root, folder)),
  external: (id) => /^[^./\0]/.test(id) && !/^(@tideboard\/|@oxc-project\/runtime)/.test(id),
});
await bundle.write({ dir: out, format: 'esm', sourcemap: true, entryFileNames: '[name].js' });
await bundle.close();

process.setSourceMapsEnabled(true);
const { default: Jasmine } = await import('jasmine');
const jasmine = new Jasmine({ projectBaseDir: root });
jasmine.loadConfig({
  spec_dir: relative(root, out),
  spec_files: files.map((file) => `${nameOf(file)}.js`),
  random: true,
  failSpecWithNoExpectations: true,
  ...(option('seed') ? { seed: option('seed') } : {}),
  ...(option('filter') ? { filter: option('filter') } : {}),
});
jasmine.configureDefaultReporter({ showColors: process.stdout.isTTY ?? false });
jasmine.jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
const counts = { passed: 0, failed: 0, skipped: 0 };
jasmine.addReporter({
  specDone: ({ status }) => {
    if (status === 'passed' || status === 'failed') counts[status] += 1;
    else if (status === 'pending') counts.skipped += 1;
  },
  jasmineDone: ({ overallStatus }) => {
    if (overallStatus !== 'passed' && counts.failed === 0) counts.failed += 1; // an error outside every spec
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  },
});
await jasmine.execute();
