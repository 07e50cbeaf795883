// Tideboard for the bench: its public HTTP and socket interface only. ENGINE=sqlite (default) or mysql.
// Alone:                  the first call starts a server of its own, which ends with this process.
// For several processes:  BENCH_HOLD=/tmp/bench.json node tools/bench/adapter.mjs   holds one server until it is ended.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { io } from 'socket.io-client';
import { BoardMirror } from './board-mirror.mjs';
import { heldFile, Installation } from './installation.mjs';

const engine = process.env.ENGINE ?? 'sqlite';
export const name = engine === 'sqlite' ? 'tideboard-sqlite' : 'tideboard-mariadb-redis';

const installation = new Installation(engine);

export const processes = () => installation.processes();
export const health = () => installation.health();
/** Migrations are part of every start, so there is no separate step for `withInit`. */
export const start = (options) => installation.start(options);
export const stop = () => installation.stop();
/** Ends everything that was started here, and removes its data. */
export const remove = () => installation.remove();

const agent = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 30_000, headersTimeout: 120_000, bodyTimeout: 120_000 });
const DIRECTOR = { login: 'bench-director', password: 'bench director password', name: 'Bench Director', teamId: null, roles: ['director'] };

async function send(url, method, path, { cookie = '', csrf = '' } = {}, body) {
  const headers = { cookie };
  if (method !== 'GET') Object.assign(headers, { 'content-type': 'application/json', 'x-csrf-token': csrf, 'idempotency-key': randomUUID() });
  const answer = await request(url + path, { method, headers, dispatcher: agent, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.body.text();
  if (answer.statusCode > 299) throw Object.assign(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`), { status: answer.statusCode });
  return { headers: answer.headers, body: text ? JSON.parse(text) : null };
}

/** Signs a person in: what their requests carry. */
export async function signIn(url, { login, password }) {
  const { headers, body } = await send(url, 'POST', '/api/session', {}, { login, password });
  const cookie = [headers['set-cookie']].flat()[0].split(';')[0];
  return { cookie, csrf: body.csrfToken, id: body.user.id };
}

export async function login() {
  await installation.start();
  await installation.ready();
  const { url } = installation;
  const admin = await signIn(url, installation.admin);
  const { body: users } = await send(url, 'GET', '/api/admin/users', admin);
  if (!users.some((user) => user.login === DIRECTOR.login)) await addPerson(url, admin, DIRECTOR);
  return { url, admin, actor: await signIn(url, DIRECTOR) };
}

/** Somebody new, past the change of the first password that the client insists on. */
async function addPerson(url, admin, person) {
  const first = 'a first password';
  const { body } = await send(url, 'POST', '/api/admin/users', admin, { ...person, password: first });
  const signedIn = await signIn(url, { login: person.login, password: first });
  await send(url, 'POST', '/api/session/password', signedIn, { current: first, next: person.password });
  return body.id;
}

/** People with a role and a team, signed in, for the scenarios with many access scopes. */
export async function addPeople(session, people) {
  const signedIn = [];
  for (const person of people) {
    const known = { password: DIRECTOR.password, ...person };
    await addPerson(session.url, session.admin, known);
    signedIn.push({ ...person, ...(await signIn(session.url, known)) });
  }
  return signedIn;
}

export async function addTeam(session, team) {
  return (await send(session.url, 'POST', '/api/admin/teams', session.admin, team)).body;
}

/** A board on the built-in template with eight stages of one node each; its lists are the stages. */
export async function createBoard(session, { title, lists }) {
  const key = `bench-${randomUUID().slice(0, 8)}`;
  const board = { key, name: { zh: title, en: title }, kind: 'opportunity', template: 'quick-sale' };
  const { body } = await send(session.url, 'POST', '/api/boards', session.admin, board);
  const { body: view } = await send(session.url, 'GET', `/api/boards/${key}`, session.actor);
  const stages = view.columns.filter(({ kind }) => kind === 'stage').map((column) => column.key);
  if (stages.length < lists) throw new Error(`the template has ${stages.length} stages, not ${lists}`);
  return { id: body.id, key, lists: stages.slice(0, lists) };
}

const mirrors = new Map();

/** What this process knows of the board: active nodes of cards and the order of the lists, as a client would. */
function mirrorOf(session, board) {
  let mirror = mirrors.get(board.id);
  if (!mirror) {
    mirror = new BoardMirror(board.lists, (list, cursor) => window(session, board, list, cursor));
    mirrors.set(board.id, mirror);
  }
  return mirror;
}

async function window(session, board, column, cursor) {
  const from = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return (await send(session.url, 'GET', `/api/boards/${board.key}/columns/${column}?limit=200${from}`, session.actor)).body;
}

/** A card in the first list, moved on to a later one. */
export async function createCard(session, board, listIndex, indexInList, { title, description }, { ownerId } = {}) {
  const mirror = mirrorOf(session, board);
  const input = { title, note: description, ...(ownerId ? { ownerId } : {}) };
  const { body } = await send(session.url, 'POST', `/api/boards/${board.key}/cards`, session.actor, input);
  mirror.put(body.card, 0);
  if (listIndex > 0) await moveCard(session, board, body.card.id, listIndex, 0);
  return { id: body.card.id };
}

/** Right: the nodes on the way are confirmed. Left: a rollback with a reason. Same list: rank. */
export async function moveCard(session, board, cardId, listIndex, frac) {
  const mirror = mirrorOf(session, board);
  const card = await mirror.card(cardId);
  const to = board.lists[listIndex];
  const left = listIndex < mirror.listOf(cardId);
  const after = mirror.above(cardId, listIndex, frac);
  const move = { to, after, active: card.active, ...(left ? { rollback: { targets: [to], reason: 'moved back by the bench' } } : {}) };
  const { body } = await send(session.url, 'POST', `/api/cards/${cardId}/move`, session.actor, move);
  if (body.card.column !== to) throw new Error(`moved to ${body.card.column}, not ${to}`);
  mirror.put(body.card, frac);
}

export async function createComment(session, board, cardId, text) {
  await send(session.url, 'POST', `/api/cards/${cardId}/comments`, session.actor, { text });
}

/** What the client fetches before it shows the board. */
export async function openBoard(session, board, { gzip = false } = {}) {
  const started = performance.now();
  const { statusCode, headers, body } = await request(`${session.url}/api/boards/${board.key}`, {
    headers: { cookie: session.actor.cookie, 'accept-encoding': gzip ? 'gzip' : 'identity' },
    dispatcher: agent,
  });
  const bytes = (await body.arrayBuffer()).byteLength;
  if (statusCode !== 200) throw Object.assign(new Error(`board: ${statusCode}`), { status: statusCode });
  return { ms: performance.now() - started, bytes, encoding: headers['content-encoding'] ?? 'identity' };
}

/** Where every card stands, read from the server in windows. */
export async function readBoard(session, board) {
  const places = new Map();
  for (const [index, column] of board.lists.entries()) {
    for (let cursor = null, more = true; more; more = cursor !== null) {
      const { cards, next } = await window(session, board, column, cursor);
      for (const card of cards) places.set(card.id, index);
      cursor = next;
    }
  }
  return places;
}

/** One socket in the board's rooms. `onMove` hears of every unit that moved a card, once. */
export async function subscribe(session, board, onMove, { onMessage } = {}) {
  const socket = io(session.url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: session.actor.cookie } });
  socket.on('board', (message) => {
    onMessage?.(message);
    if (message.event !== 'card.moved' && message.event !== 'card.ranked') return;
    for (const change of message.changes) if (change.type === 'card') onMove(change.card.id);
  });
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const answer = await socket.timeout(20_000).emitWithAck('board.join', { boardId: board.id });
  if (!answer.ok) throw new Error(`join: ${answer.code}`);
  return { seq: answer.seq, close: () => socket.close() };
}

/** Everything that changed since a number, as a client catches up. */
export async function changesSince(session, board, seq) {
  return (await send(session.url, 'GET', `/api/boards/${board.key}/changes?since=${seq}`, session.actor)).body;
}

export async function titles(session, board) {
  const found = new Map();
  for (const column of board.lists) {
    for (let cursor = null, more = true; more; more = cursor !== null) {
      const { cards, next } = await window(session, board, column, cursor);
      for (const card of cards) found.set(card.id, card.title);
      cursor = next;
    }
  }
  return found;
}

export function browser(session, board) {
  const [cookieName, value] = session.actor.cookie.split('=');
  const { hostname } = new URL(session.url);
  return {
    url: `${session.url}/boards/${board.key}`,
    cookies: [{ name: cookieName, value, domain: hostname, path: '/', httpOnly: true }],
    cardSelector: '[data-card]',
  };
}

export const readBoardCached = async (session, board, cardId) => {
  const mirror = mirrorOf(session, board);
  await mirror.card(cardId);
  return mirror.listOf(cardId);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!heldFile) throw new Error('set BENCH_HOLD to a file that the other processes read');
  rmSync(heldFile, { force: true });
  await installation.start();
  await installation.ready();
  console.log(`${name} at ${installation.url}, process ${installation.processes().server}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await installation.remove();
      rmSync(heldFile, { force: true });
      process.exit(0);
    });
  }
  setInterval(() => undefined, 60_000);
}
