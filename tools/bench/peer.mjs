// Planka 2.1.1 (Node, Sails, PostgreSQL), production mode with default settings, one process, measured in November 2026 with the
// same scenarios on two cores of a virtual machine, the bench client sharing them: medians over the repeats.

/** What `yardstick()` gave on the peer's machine. */
export const YARDSTICK = { json: 1305, sha256: 1970 };

/** By scenario, measure and size of the board. */
export const PEER = {
  load: { per_s: { 1000: 104, 10000: 43.7 } },
  open: { p50: { 1000: 54.5, 10000: 433 }, p95: { 1000: 63.8, 10000: 486 }, bytes: { 1000: 687_501, 10000: 6_864_250 } },
  openload: { per_s: { 1000: 19.8, 10000: 1.83 }, p50: { 1000: 393, 10000: 4509 }, p95: { 1000: 494, 10000: 5105 } },
  move_1: { p50: { 1000: 15.5, 10000: 43.5 }, p95: { 1000: 28.2, 10000: 50.6 }, per_s: { 1000: 58.6, 10000: 22.3 } },
  move_16: { per_s: { 1000: 91.4, 10000: 25.5 }, p50: { 1000: 170, 10000: 644 }, p95: { 1000: 245, 10000: 763 } },
  fanout_100: { p50: { 1000: 16.9 }, p95: { 1000: 20.7 } },
  fanout_1000: { p50: { 1000: 35.8 }, p95: { 1000: 64.9 } },
  create_1: { per_s: { 1000: 63.6, 10000: 21.6 }, p50: { 1000: 15, 10000: 43.8 } },
  create_16: { per_s: { 1000: 68.3, 10000: 21.4 }, p50: { 1000: 227, 10000: 733 } },
  comment_16: { per_s: { 1000: 130, 10000: 95.2 }, p50: { 1000: 117, 10000: 161 } },
  cold: { p50: { 0: 1258 }, max: { 0: 1928 } },
  idle: { rss: { 0: 164 } },
  browser: { first: { 1000: 2299, 10000: 15_109 }, longest: { 1000: 1282, 10000: 12_368 }, frozen: { 1000: 0, 10000: 1380 }, seen: { 1000: 142, 10000: 1427 } },
};

const FASTER = new Set(['per_s']);
const TIMED = new Set(['p50', 'p95', 'max', 'first', 'longest', 'frozen', 'seen']);

/** The peer's figure as this machine would have given it, by the one-thread speed of both; sizes are not scaled. */
export function peerFigure(scenario, measure, cards, { json }) {
  const figure = PEER[scenario]?.[measure];
  const value = figure?.[cards] ?? figure?.[0];
  if (value === undefined) return null;
  const speed = json / YARDSTICK.json;
  if (FASTER.has(measure)) return value * speed;
  return TIMED.has(measure) ? value / speed : value;
}
