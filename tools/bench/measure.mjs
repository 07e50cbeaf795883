// Clock, statistics, closed loops, and what /proc knows of processes. No knowledge of Tideboard.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

/** Monotonic milliseconds, comparable between processes of one machine. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export const sum = (values) => values.reduce((total, value) => total + value, 0);

const percentile = (sorted, p) => sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] : null;

/** Percentiles of durations in ms. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { n: sorted.length, p50: percentile(sorted, 50), p95: percentile(sorted, 95), p99: percentile(sorted, 99), max: sorted.at(-1) ?? null };
}

/** Seeded numbers in 0..1 (mulberry32), so that two systems get the same sequence of moves. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `clients` workers call op(worker, i) back to back for so many seconds or operations. */
export async function closedLoop({ clients, seconds = 600, operations = Infinity, op }) {
  const durations = [];
  const errors = {};
  let started = 0;
  const begin = now();
  const end = begin + seconds * 1000;
  const worker = async (w) => {
    for (let i = 0; now() < end && started < operations; i += 1) {
      started += 1;
      const start = now();
      try {
        await op(w, i);
        durations.push(now() - start);
      } catch (error) {
        const kind = String(error.status ?? error.message).slice(0, 80);
        errors[kind] = (errors[kind] ?? 0) + 1;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, w) => worker(w)));
  const took = (now() - begin) / 1000;
  return { ops: durations.length, errors: sum(Object.values(errors)), errorKinds: errors, per_s: durations.length / took, ...summary(durations) };
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended
  }
};
const TICKS = 100;

/** Resident memory of a process in MB. */
export const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

/** CPU seconds of a process. */
export function cpu(pid) {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat ? (Number(fields[11]) + Number(fields[12])) / TICKS : 0;
}

/** CPU seconds of the whole machine. */
function machineCpu() {
  const f = read('/proc/stat').split('\n')[0].trim().split(/\s+/).slice(1).map(Number);
  return f.length > 7 ? (sum(f.slice(0, 8)) - f[3] - f[4]) / TICKS : 0;
}

/** Runs fn and says how many cores the server, the database, this bench and everything else took, and the server's memory. */
export async function observed(processes, fn, helpers = []) {
  const take = () => {
    const { server, db } = processes();
    return { server: sum(server.map(cpu)), db: sum(db.map(cpu)), bench: sum([process.pid, ...helpers].map(cpu)), all: machineCpu() };
  };
  const memory = [];
  const sample = () => memory.push(sum(processes().server.map(rss)));
  const [before, begin] = [take(), now()];
  const timer = setInterval(sample, 250);
  let result;
  try {
    result = await fn();
  } finally {
    clearInterval(timer);
  }
  sample();
  const seconds = (now() - begin) / 1000;
  const after = take();
  const cores = (name) => Math.max(0, (after[name] - before[name]) / seconds);
  const [server, db, bench] = ['server', 'db', 'bench'].map(cores);
  return { ...result, seconds, server, db, bench, other: Math.max(0, cores('all') - server - db - bench), rss: Math.max(...memory) };
}

/** Speed of one thread of this machine, measured as the peer's machine was. */
export function yardstick(seconds = 1.5) {
  const rate = (work) => {
    let n = 0;
    const begin = now();
    while (now() - begin < seconds * 1000) {
      work();
      n += 1;
    }
    return n / ((now() - begin) / 1000);
  };
  const cards = Array.from({ length: 1000 }, (_, i) => ({
    id: String(i),
    name: `card ${i}`,
    position: i * 65536,
    description: 'x'.repeat(200),
    createdAt: new Date(0).toISOString(),
  }));
  const megabyte = Buffer.alloc(1 << 20);
  return {
    json: rate(() => JSON.parse(JSON.stringify(cards))),
    sha256: rate(() => createHash('sha256').update(megabyte).digest()),
  };
}
