// Medians with their spread, as lines on the terminal and as tables in docs/performance.md; the figures stay in docs/performance.json.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../node-version.mjs';
import { peerFigure, YARDSTICK } from './peer.mjs';

const FIGURES = join(root, 'docs/performance.json');
const PAGE = join(root, 'docs/performance.md');
const [BEGIN, END] = ['<!-- figures: written by npm run bench -->', '<!-- end of figures -->'];

/** What a row of the page shows: name, scenario, measure, unit. `s` = the peer's scenario where it has another name. */
const ROWS = [
  ['load through the API, 8 clients', 'load', 'per_s', 'cards/s'],
  ['board open, 1 client, p50', 'open', 'p50', 'ms'],
  ['board open, 1 client, p95', 'open', 'p95', 'ms'],
  ['board open, payload', 'open', 'bytes', 'bytes'],
  ['board open, 8 clients at once', 'openload', 'per_s', 'opens/s'],
  ['board open, 8 clients at once, p95', 'openload', 'p95', 'ms'],
  ['plain move, 1 client, p50', 'near_1', 'p50', 'ms', 'move_1'],
  ['plain move, 1 client, p95', 'near_1', 'p95', 'ms', 'move_1'],
  ['plain move, 16 clients', 'near_16', 'per_s', 'moves/s', 'move_16'],
  ['plain move, 16 clients, p95', 'near_16', 'p95', 'ms', 'move_16'],
  ['plain move, server CPU', 'near_16', 'cpu', 'ms'],
  ['move to any list, 1 client, p50', 'move_1', 'p50', 'ms'],
  ['move to any list, 1 client, p95', 'move_1', 'p95', 'ms'],
  ['move to any list, 16 clients', 'move_16', 'per_s', 'moves/s'],
  ['move to any list, 16 clients, p95', 'move_16', 'p95', 'ms'],
  ['acknowledged moves lost, all runs', 'near_16', 'lost', ''],
  ['100 sockets, 5 moves/s, last told, p50', 'fanout_100', 'p50', 'ms'],
  ['100 sockets, 5 moves/s, last told, p95', 'fanout_100', 'p95', 'ms'],
  ['1,000 sockets, 5 moves/s, last told, p95', 'fanout_1000', 'p95', 'ms'],
  ['1,000 sockets, 20 moves/s, last told, p50', 'fanout_1000_20', 'p50', 'ms'],
  ['1,000 sockets, 20 moves/s, last told, p95', 'fanout_1000_20', 'p95', 'ms'],
  ['1,000 sockets, moves missed', 'fanout_1000_20', 'missed', ''],
  ['1,000 sockets reconnect at once, all caught up', 'reconnect_1000', 'max', 'ms'],
  ['card create, 1 client, p50', 'create_1', 'p50', 'ms'],
  ['card create, 16 clients', 'create_16', 'per_s', 'cards/s'],
  ['comment, 16 clients', 'comment_16', 'per_s', 'comments/s'],
  ['start to the first answer', 'cold', 'p50', 'ms'],
  ['memory 5 s after the start (RSS)', 'idle', 'rss', 'MB'],
  ['memory under load, highest (RSS)', 'move_16', 'rss', 'MB'],
  ['first card in Chromium', 'browser', 'first', 'ms'],
  ['longest main-thread stop while opening', 'browser', 'longest', 'ms'],
  ['a move by someone else shows, p50', 'browser', 'seen', 'ms'],
  ['main thread stopped by such a move, p50', 'browser', 'frozen', 'ms'],
  ['cards in the DOM', 'browser', 'cards', ''],
];

const figure = (value) => {
  if (value === null || value === undefined) return '-';
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return Math.abs(value) >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
};

/** Min, median and max of every measure over the repeats of a scenario. */
export function spread(records) {
  const measures = Object.keys(records[0]).filter((name) => typeof records[0][name] === 'number');
  return Object.fromEntries(
    measures.map((name) => {
      const values = records.map((record) => record[name]).filter((value) => typeof value === 'number').sort((a, b) => a - b);
      const half = Math.floor((values.length - 1) / 2);
      const median = values.length % 2 ? values[half] : (values[half] + values[half + 1]) / 2;
      return [name, [values[0], median, values.at(-1)].map((value) => Math.round(value * 100) / 100)];
    }),
  );
}

export function printRecord({ scenario, ops, errors = 0, per_s, p50, p95, p99, bytes, rss, cpu, lost, missed, server, db, bench, other, ...more }) {
  const named = { n: ops, errors, per_s, p50, p95, p99, bytes, lost, missed, cpu, first: more.first, longest: more.longest, seen: more.seen, frozen: more.frozen, cards: more.cards, max: more.max, rss };
  const cores = { server, db, bench, other };
  const text = (values) => Object.entries(values).filter(([, value]) => typeof value === 'number').map(([name, value]) => `${name} ${figure(value)}`).join('  ');
  console.log(`${scenario.padEnd(16)} ${text(named)}${server === undefined ? '' : `  | cores: ${text(cores)}`}`);
}

/** Adds the figures of this run to those that are known, and writes the page's tables anew. */
export function publish({ engine, cards, machine, records }) {
  const known = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : { runs: {} };
  const name = `${engine} ${cards}`;
  const run = (known.runs[name] ??= { engine, cards, scenarios: {} });
  Object.assign(run, { machine });
  for (const [scenario, repeats] of Object.entries(records)) run.scenarios[scenario] = { repeats: repeats.length, ...spread(repeats) };
  writeFileSync(FIGURES, `${JSON.stringify(known, null, 1)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.slice(0, page.indexOf(BEGIN) + BEGIN.length), page.slice(page.indexOf(END))];
  writeFileSync(PAGE, `${before}\n\n${tables(known.runs)}\n\n${after}`);
}

function tables(runs) {
  const order = Object.values(runs).sort((a, b) => (a.engine === b.engine ? a.cards - b.cards : a.engine === 'sqlite' ? -1 : 1));
  return order.map(table).join('\n\n');
}

function table({ engine, cards, machine, scenarios }) {
  const lines = ROWS.flatMap(([title, scenario, measure, unit, peerScenario = scenario]) => {
    const values = scenarios[scenario]?.[measure];
    if (!values) return [];
    const [min, median, max] = values;
    const peer = peerFigure(peerScenario, measure, cards, machine.yardstick);
    const range = min === max ? figure(median) : `${figure(min)} / **${figure(median)}** / ${figure(max)}`;
    return [`| ${title} | ${range} | ${unit} | ${figure(peer)} |`];
  });
  const { json, sha256 } = machine.yardstick;
  return [
    `### ${engine === 'sqlite' ? 'SQLite' : 'MariaDB + Redis'}, ${cards.toLocaleString('en')} cards`,
    '',
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB, Node ${machine.node}; ${machine.at}. Yardstick ${Math.round(json)} round trips/s and ` +
      `${Math.round(sha256)} MB/s (the peer's machine: ${YARDSTICK.json} and ${YARDSTICK.sha256}); load average before the run ${machine.load}.`,
    '',
    '| measure | min / **median** / max | unit | peer, scaled |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
