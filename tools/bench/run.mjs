// usage: npm run bench -- [--engine sqlite|mysql] [--cards 1000] [--scenarios load,open,move,...] [--repeats 3] [--seconds 15]
//                         [--subs 100] [--quick] [--built] [--profile DIR] [--print]
// Measures a private server in production mode and writes docs/performance.md (not with --quick or --print).
// --built takes dist/ as it is.
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from '../build.mjs';
import { useSupportedNode } from '../node-version.mjs';

await useSupportedNode();
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    cards: { type: 'string', default: '1000' },
    scenarios: { type: 'string', default: 'load,open,openload,move,create,fanout,reconnect,cold,browser' },
    repeats: { type: 'string' },
    seconds: { type: 'string' },
    subs: { type: 'string', default: '100' },
    quick: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
process.env.ENGINE = values.engine;
const adapter = fileURLToPath(new URL('adapter.mjs', import.meta.url));
const [A, scenarios, { browser }, { printRecord, publish }, { yardstick }] = await Promise.all([
  import('./adapter.mjs'),
  import('./scenarios.mjs'),
  import('./browser.mjs'),
  import('./report.mjs'),
  import('./measure.mjs'),
]);
const known = { ...scenarios, browser };
const wanted = values.scenarios.split(',');
const unknown = wanted.filter((name) => !known[name]);
if (unknown.length) {
  console.error(`no scenario ${unknown.join(', ')}; there are ${Object.keys(known).join(', ')}`);
  process.exit(2);
}
if (!values.built && !(await build())) process.exit(1);

const quick = values.quick;
const bench = {
  A,
  adapter,
  quick,
  cards: Number(values.cards),
  seconds: Number(values.seconds ?? (quick ? 6 : 15)),
  subs: Number(values.subs),
  seed: 1,
};
const repeats = Number(values.repeats ?? (quick ? 1 : 3));
const machine = {
  cpu: cpus()[0].model.trim(),
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  load: loadavg()[0].toFixed(1),
  at: new Date().toISOString().slice(0, 10),
  yardstick: yardstick(quick ? 0.5 : 1.5),
};
console.log(`${A.name}, ${bench.cards} cards, load average ${machine.load}, yardstick ${Math.round(machine.yardstick.json)} JSON/s`);

const records = {};
const note = (record) => {
  printRecord(record);
  if (record.scenario !== 'warm') (records[record.scenario] ??= []).push(record);
};
let failed = false;
try {
  if (values.profile) await A.start({ nodeFlags: ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] });
  const needsBoard = wanted.some((name) => !['load', 'cold'].includes(name));
  if (needsBoard || wanted.includes('load')) (await scenarios.load(bench)).forEach(note);
  else await A.login();
  for (const name of wanted.filter((each) => each !== 'load')) {
    const times = name === 'cold' ? 1 : repeats;
    for (let i = 0; i < times; i += 1) (await known[name](bench)).forEach(note);
  }
  failed = Object.values(records).flat().some(({ lost = 0, missed = 0, errors = 0 }) => lost + missed + errors > 0);
  if (!quick && !values.print) publish({ engine: values.engine, cards: Number(values.cards), machine, records });
} finally {
  await A.remove();
}
process.exit(failed ? 1 : 0);
