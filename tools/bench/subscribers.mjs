// Child process: holds many sockets of a board and says when all of them have heard of a move.
import { closedLoop, now } from './measure.mjs';

const [adapter, count, session, board] = process.argv.slice(2);
const A = await import(adapter);
const [n, S, B] = [Number(count), JSON.parse(session), JSON.parse(board)];
const pending = new Map();
let highest = 0;

const onMessage = ({ to }) => (highest = Math.max(highest, to));
const onMove = (id) => {
  const at = now();
  let card = pending.get(id);
  if (!card) pending.set(id, (card = { heard: 0, first: at }));
  card.heard += 1;
  if (card.heard < n) return;
  pending.delete(id);
  process.send({ all: true, id, first: card.first, last: at });
};

let sockets = [];
const connect = async () => {
  const socket = await A.subscribe(S, B, onMove, { onMessage });
  sockets.push(socket);
  highest = Math.max(highest, socket.seq);
};

const begin = now();
const { errors } = await closedLoop({ clients: 8, operations: n, op: connect });
process.send({ ready: sockets.length, failed: errors, seconds: (now() - begin) / 1000 });

async function back(since) {
  let failed = 0;
  const start = now();
  const took = [];
  await Promise.all(
    Array.from({ length: n }, async () => {
      try {
        await connect();
        const { to } = await A.changesSince(S, B, since);
        await A.openBoard(S, B, { gzip: true });
        if (to < since) throw new Error('behind');
        took.push(now() - start);
      } catch {
        failed += 1;
      }
    }),
  );
  took.sort((a, b) => a - b);
  const at = (p) => took[Math.min(took.length - 1, Math.floor(took.length * p))] ?? null;
  process.send({ back: took.length, failed, p50: at(0.5), p95: at(0.95), max: took.at(-1) ?? null });
}

process.on('message', (message) => {
  if (message.cut) {
    sockets.forEach((socket) => socket.close());
    sockets = [];
    pending.clear();
    process.send({ seq: highest });
  } else if (message.back !== undefined) void back(message.back);
  else if (message.end) {
    sockets.forEach((socket) => socket.close());
    setTimeout(() => process.exit(0), 200);
  }
});
