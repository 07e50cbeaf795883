// Proves that the lint rules bite: a small workspace of its own with one offence per file, and files that are in order.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { root } from './node-version.mjs';
import { environment } from './run.mjs';

/** file -> [rule that must speak, text]; with null nothing may be said, with undefined anything. */
const files = {
  'libs/flow/src/index.ts': [null, 'export const flow = 1;'],
  'libs/flow/src/upward.ts': ['flow-direction', "export { domain } from '@tideboard/domain';"],
  'libs/flow/src/node.ts': ['flow-no-node', "export { join } from 'node:path';"],
  'libs/flow/src/package.ts': ['flow-packages', "export { z } from 'zod';"],
  'libs/flow/src/any.ts': ['@typescript-eslint/no-explicit-any', 'export const loose = (value: any): string => String(value);'],
  'libs/flow/src/clock.ts': ['no-restricted-syntax', 'export const at = (): Date => new Date();'],
  'libs/flow/src/long.ts': ['max-lines', 'export {};\n'.repeat(401)],
  'libs/flow/src/one.ts': ['no-cycle', "import { two } from './two';\nexport const one = (): number => two();"],
  'libs/flow/src/two.ts': [undefined, "import { one } from './one';\nexport const two = (): number => one();"],
  'libs/flow/src/fine.spec.ts': [null, "import { assert } from 'fast-check';\nexport { assert };\nexport const at = new Date();"],
  'libs/domain/src/index.ts': [null, "import { flow } from '@tideboard/flow';\nexport const domain = flow;"],
  'libs/domain/src/inside.ts': ['domain-front-door', "export { at } from '../../flow/src/clock';"],
  'libs/contracts/src/index.ts': [null, "export { z } from 'zod';\nexport { domain } from '@tideboard/domain';"],
  'libs/contracts/src/server.ts': ['contracts-direction', "export { clock } from '../../../server/src/platform/clock';"],
  'server/src/platform/clock.ts': [null, 'export const clock = { now: () => new Date(), zone: process.env.TZ };'],
  'server/src/platform/feature.ts': ['platform-below-features', "export { board } from '../features/boards/index';"],
  'server/src/features/boards/index.ts': [null, "export { board } from './board';"],
  'server/src/features/boards/board.ts': [null, "export { clock as board } from '../../platform/clock';"],
  'server/src/features/boards/back.ts': ['feature-arrow-boards', "export { pool } from '../pools/index';"],
  'server/src/features/pools/index.ts': [null, "import { board } from '../boards/index';\nexport const pool = board;"],
  'server/src/features/pools/side-door.ts': ['feature-front-door', "export { board } from '../boards/board';"],
  'server/src/features/pools/environment.ts': ['no-restricted-syntax', 'export const zone = process.env.TZ;'],
  'server/src/features/pools/chance.ts': ['no-restricted-syntax', 'export const dice = (): number => Math.random();'],
  'server/src/features/pools/parallel.ts': [
    'no-restricted-syntax',
    'export const both = (unit: { run(work: () => unknown): unknown }) => unit.run(() => Promise.all([]));',
  ],
  'server/src/features/pools/forward.ts': ['no-restricted-syntax', "import { forwardRef } from '@nestjs/common';\nexport const late = forwardRef;"],
  'server/src/features/pools/floating.ts': [
    '@typescript-eslint/no-floating-promises',
    'const save = async (): Promise<void> => {};\nexport const go = (): void => {\n  save();\n};',
  ],
  'server/src/features/pools/switch.ts': [
    '@typescript-eslint/switch-exhaustiveness-check',
    "export function weigh(kind: 'won' | 'lost'): number {\n  switch (kind) {\n    case 'won':\n      return 1;\n  }\n  return 0;\n}",
  ],
  'server/src/lost.ts': ['resolvable', "export { nothing } from './nowhere';"],
  'server/src/development.ts': ['server-packages', "export { run } from 'jasmine';"],
  'client/src/app/core/api.ts': [null, 'export const api = Date.now();'],
  'client/src/app/ui/plain.ts': ['client-ui-plain', "export { api } from '../core/api';"],
  'client/src/app/features/board/page.ts': [null, "export { api } from '../../core/api';"],
  'client/src/app/features/pool/page.ts': ['client-feature-alone', "export { api } from '../board/page';"],
  'client/src/app/features/pool/server.ts': ['client-direction', "export { clock } from '../../../../../server/src/platform/clock';"],
  'client/src/app/features/pool/part.html': ['@angular-eslint/template/click-events-have-key-events', '<div (click)="open()">x</div>'],
};

const project = (layer) => JSON.stringify({ name: layer, tags: [`layer:${layer}`] });
const parts = { 'libs/flow': 'flow', 'libs/domain': 'domain', 'libs/contracts': 'contracts', server: 'server', client: 'client' };

function lay(folder) {
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  };
  for (const [path, layer] of Object.entries(parts)) {
    write(`${path}/project.json`, project(layer));
    const base = relative(path, 'tsconfig.base.json');
    write(`${path}/tsconfig.json`, JSON.stringify({ extends: base, compilerOptions: { types: ['node'] }, include: ['src/**/*.ts'] }));
  }
  for (const [file, [, text]] of Object.entries(files)) write(file, text);
  // Its own package.json: which packages are for development is read from it.
  for (const file of ['tsconfig.base.json', '.dependency-cruiser.cjs', 'package.json']) cpSync(join(root, file), join(folder, file));
}

/** Output of a linter as JSON; it ends with an error code, as there are offences. */
function report(folder, command, args) {
  const { stdout, stderr } = spawnSync(command, args, { cwd: folder, env: environment(), encoding: 'utf8', maxBuffer: 1 << 28 });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${command} gave no report:\n${stdout.slice(0, 2000)}${stderr}`);
  }
}

function findings(folder) {
  const seen = new Set();
  const lint = report(folder, 'eslint', ['--config', join(root, 'eslint.config.mjs'), '--format=json', '.']);
  for (const { filePath, messages } of lint) {
    for (const { ruleId, message } of messages) seen.add(`${relative(folder, filePath)} ${ruleId ?? message}`);
  }
  const cruise = report(folder, 'depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type=json', ...['libs', 'server', 'client']]);
  for (const { from, rule } of cruise.summary.violations) seen.add(`${from} ${rule.name}`);
  return seen;
}

mkdirSync(join(root, 'tmp'), { recursive: true });
const folder = mkdtempSync(join(root, 'tmp/lint-'));
try {
  lay(folder);
  const seen = findings(folder);
  const silent = Object.entries(files).filter(([file, [rule]]) => rule && !seen.has(`${file} ${rule}`));
  const fussy = [...seen].filter((finding) => files[finding.split(' ')[0]]?.[0] === null);
  for (const [file, [rule]] of silent) console.error(`self-test: ${rule} says nothing about ${file}`);
  for (const finding of fussy) console.error(`self-test: a file in order is reported: ${finding}`);
  const tried = Object.values(files).filter(([rule]) => rule).length;
  console.log(`self-test: ${tried - silent.length} of ${tried} offences found, ${fussy.length} false reports`);
  process.exitCode = silent.length || fussy.length ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
