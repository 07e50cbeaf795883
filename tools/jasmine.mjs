// Bundles the specs of one project with rolldown (decorator metadata, tsconfig paths) and runs them with Jasmine.
// usage: node tools/jasmine.mjs libs/flow [--filter=text] [--files=glob]
import { globSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);
const [project, ...rest] = process.argv.slice(2);
const option = (name) => rest.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const files = globSync(option('files') ?? `${project}/{src,test}/**/*.spec.ts`);
if (!files.length) {
  console.error(`no specs under ${project}`);
  process.exit(1);
}
const out = join(root, 'dist/specs', project.replaceAll('/', '-') + (option('out') ?? ''));
const bundle = await rolldown({
  input: Object.fromEntries(files.map((file) => [relative(project, file).replace(/\.ts$/, '').replaceAll('/', '.'), file])),
  platform: 'node',
  tsconfig: join(root, project, 'tsconfig.json'),
  external: (id) => /^[^./\0]/.test(id) && !/^(@tideboard\/|@oxc-project\/runtime)/.test(id),
});
await bundle.write({ dir: out, format: 'esm', sourcemap: true, entryFileNames: '[name].js', cleanDir: true });

const { default: Jasmine } = await import('jasmine');
const jasmine = new Jasmine({ projectBaseDir: root });
jasmine.loadConfig({
  spec_dir: relative(root, out),
  spec_files: ['**/*.spec.js'],
  random: true,
  failSpecWithNoExpectations: true,
  ...(option('filter') ? { filter: option('filter') } : {}),
});
jasmine.jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
let passed = 0;
let failed = 0;
let skipped = 0;
jasmine.addReporter({
  specDone: ({ status }) => {
    if (status === 'passed') passed += 1;
    else if (status === 'failed') failed += 1;
    else skipped += 1;
  },
  jasmineDone: ({ overallStatus }) => {
    if (overallStatus !== 'passed' && failed === 0) failed += 1;
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ passed, failed, skipped }));
  },
});
await jasmine.execute();
