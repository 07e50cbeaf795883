// What is measured. Every scenario answers records {scenario, ...measures}; run.mjs repeats them and takes medians.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { closedLoop, now, observed, random, rss, sleep, sum, summary } from './measure.mjs';
import { cardText } from './words.mjs';

const LISTS = 8;
const SUBSCRIBERS = fileURLToPath(new URL('subscribers.mjs', import.meta.url));

/** One board with its cards, which the other scenarios use. */
export async function load(bench) {
  const { A, cards: wanted } = bench;
  bench.session ??= await A.login();
  bench.board = await A.createBoard(bench.session, { title: `Bench ${wanted}`, lists: LISTS });
  bench.cards = new Array(wanted);
  let next = 0;
  const op = async () => {
    const i = next++;
    bench.cards[i] = (await A.createCard(bench.session, bench.board, i % LISTS, Math.floor(i / LISTS), cardText(i))).id;
  };
  const result = await observed(A.processes, () => closedLoop({ clients: 8, operations: wanted, op }));
  const { size } = await A.readBoard(bench.session, bench.board);
  return [{ scenario: 'load', ...result, lost: wanted - size }];
}

async function timedOpens({ A, session, board }, n, gzip) {
  for (let i = 0; i < 3; i += 1) await A.openBoard(session, board, { gzip });
  let bytes = 0;
  const result = await observed(A.processes, () =>
    closedLoop({ clients: 1, operations: n, op: async () => ({ bytes } = await A.openBoard(session, board, { gzip })) }),
  );
  return { ...result, bytes };
}

export async function open(bench) {
  return [
    { scenario: 'open', ...(await timedOpens(bench, bench.quick ? 20 : 40, false)) },
    { scenario: 'open_gzip', ...(await timedOpens(bench, bench.quick ? 20 : 40, true)) },
  ];
}

export async function openload({ A, session, board, seconds }) {
  const op = () => A.openBoard(session, board, { gzip: true });
  return [{ scenario: 'openload', ...(await observed(A.processes, () => closedLoop({ clients: 8, seconds: Math.min(seconds, 15), op }))) }];
}

/** Clients move cards of their own, so that the last acknowledged place of each is known, and read the board again. */
async function moves(bench, scenario, { clients, seconds, operations, place }) {
  const { A, session, board, cards } = bench;
  const expected = new Map();
  const failed = new Set();
  const own = Math.floor(cards.length / clients) * clients;
  const op = async (w, i) => {
    const id = cards[(i * clients * (clients === 1 ? 7 : 1) + w) % own];
    const { list, frac } = await place(id);
    try {
      await A.moveCard(session, board, id, list, frac);
      expected.set(id, list);
    } catch (error) {
      failed.add(id);
      throw error;
    }
  };
  const result = await observed(A.processes, () => closedLoop({ clients, seconds, operations, op }));
  const actual = await A.readBoard(session, board);
  const lost = [...expected].filter(([id, list]) => !failed.has(id) && actual.get(id) !== list).length;
  return { scenario, ...result, lost, checked: expected.size, cpu: (result.server * result.seconds * 1000) / result.ops };
}

/** Any list, as the peer was measured: two to three confirmations where columns are nodes. */
function anywhere(seed) {
  const g = random(seed);
  return () => ({ list: Math.floor(g() * LISTS), frac: g() });
}

/** The plain move: to the next list on either side. */
function nearby({ A, session, board }, seed) {
  const g = random(seed);
  return async (id) => {
    const from = await A.readBoardCached(session, board, id);
    const step = from === 0 ? 1 : from === LISTS - 1 ? -1 : g() < 0.5 ? -1 : 1;
    return { list: from + step, frac: g() };
  };
}

export async function move(bench) {
  bench.seed += 10;
  const sequence = bench.quick ? 200 : 300;
  const { seconds, seed } = bench;
  await moves(bench, 'warm', { clients: 1, operations: 50, place: anywhere(seed) });
  return [
    await moves(bench, 'move_1', { clients: 1, operations: sequence, place: anywhere(seed + 1) }),
    await moves(bench, 'move_16', { clients: 16, seconds, place: anywhere(seed + 2) }),
    await moves(bench, 'near_1', { clients: 1, operations: sequence, place: nearby(bench, seed + 3) }),
    await moves(bench, 'near_16', { clients: 16, seconds, place: nearby(bench, seed + 4) }),
  ];
}

export async function create(bench) {
  const { A, session, board, cards } = bench;
  const seconds = Math.min(bench.seconds, 10);
  let next = cards.length;
  const card = async () => {
    const i = next++;
    await A.createCard(session, board, 0, i, cardText(i));
  };
  const comment = (w, i) => A.createComment(session, board, cards[(i * 16 + w) % cards.length], 'Looks good to me, moving on to the next step.');
  const run = async (scenario, options) => ({ scenario, ...(await observed(A.processes, () => closedLoop(options))) });
  return [
    await run('create_1', { clients: 1, operations: bench.quick ? 100 : 200, op: card }),
    await run('create_16', { clients: 16, seconds, op: card }),
    await run('comment_1', { clients: 1, operations: bench.quick ? 100 : 200, op: comment }),
    await run('comment_16', { clients: 16, seconds, op: comment }),
  ];
}

/** Starts the child that holds the sockets; answers how to talk to it. */
async function subscribers({ session, board, adapter, subs }) {
  const child = fork(SUBSCRIBERS, [adapter, String(subs), JSON.stringify(session), JSON.stringify(board)]);
  const waiting = new Map();
  const asked = [];
  const ready = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`subscribers ended with ${code}`)));
    child.on('message', (message) => {
      if (message.ready) resolve(message);
      else if (message.all) waiting.get(message.id)?.(message);
      else asked.shift()?.(message);
    });
  });
  child.removeAllListeners('exit');
  const ask = (question) => new Promise((resolve) => {
    asked.push(resolve);
    child.send(question);
  });
  const end = () => new Promise((resolve) => {
    child.once('exit', resolve);
    child.send({ end: true });
  });
  return { pid: child.pid, ready, waiting, ask, end };
}

/** How long until the last of many sockets hears of a move, at a steady pace and beyond what one mover can send. */
export async function fanout(bench) {
  const { A, session, board, cards, subs } = bench;
  const held = await subscribers(bench);
  const g = random((bench.seed += 1));
  let k = 0;
  const one = async (times) => {
    const id = cards[k++ % cards.length];
    const start = now();
    const all = new Promise((resolve) => held.waiting.set(id, resolve));
    await A.moveCard(session, board, id, Math.floor(g() * LISTS), g());
    const told = await Promise.race([all, sleep(15_000)]);
    held.waiting.delete(id);
    if (told) times.push({ first: told.first - start, last: told.last - start });
    else times.missed += 1;
  };
  const paced = async (rate, seconds) => {
    const times = Object.assign([], { missed: 0 });
    const open = [];
    const begin = now();
    for (let i = 0; i < rate * seconds; i += 1) {
      const rest = begin + (i * 1000) / rate - now();
      if (rest > 0) await sleep(rest);
      open.push(one(times));
    }
    await Promise.all(open);
    return { ops: times.length, missed: times.missed, errors: times.missed, ...summary(times.map(({ last }) => last)), first: summary(times.map(({ first }) => first)).p50 };
  };
  const helpers = [held.pid];
  const seconds = bench.quick ? 5 : 15;
  await paced(5, 2);
  const records = [
    { scenario: `subscribe_${subs}`, ops: held.ready.ready, errors: held.ready.failed, per_s: held.ready.ready / held.ready.seconds },
    { scenario: `fanout_${subs}`, ...(await observed(A.processes, () => paced(5, seconds), helpers)) },
    { scenario: `fanout_${subs}_20`, ...(await observed(A.processes, () => paced(20, seconds), helpers)) },
  ];
  await held.end();
  return records;
}

/** Cuts all sockets, moves cards meanwhile, lets all come back at once: until every one holds the last number, first window included. */
export async function reconnect(bench) {
  const { A, session, board, cards } = bench;
  const held = await subscribers(bench);
  const { seq } = await held.ask({ cut: true });
  const g = random((bench.seed += 1));
  for (let i = 0; i < 50; i += 1) await A.moveCard(session, board, cards[i], Math.floor(g() * LISTS), g());
  const result = await observed(A.processes, () => held.ask({ back: seq }), [held.pid]);
  await held.end();
  return [{ scenario: `reconnect_${bench.subs}`, ops: result.back, errors: result.failed, p50: result.p50, p95: result.p95, max: result.max, server: result.server, bench: result.bench, other: result.other, rss: result.rss }];
}

export async function cold({ A, quick }) {
  const durations = [];
  for (let i = 0; i < (quick ? 3 : 5); i += 1) {
    await A.stop();
    const start = now();
    await A.start();
    while (!(await A.health())) await sleep(5);
    durations.push(now() - start);
  }
  await sleep(5000);
  return [
    { scenario: 'cold', ...summary(durations) },
    { scenario: 'idle', rss: sum(A.processes().server.map(rss)) },
  ];
}
