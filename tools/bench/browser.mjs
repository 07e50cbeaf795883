// The board page in headless Chromium, cold profile: first card on screen, and what a move by someone else costs the page.
import { chromium } from 'playwright-core';
import { CHROME_FLAGS, chromePath } from '../chrome.mjs';
import { random, sleep, summary } from './measure.mjs';

const SETTLED = 1_500;

/** Runs in the page before its own scripts. */
function watch(selector) {
  const seen = { first: null, cards: 0, changed: 0, stops: [], title: null, shown: null };
  window.__bench = seen;
  const poll = () => {
    const { length } = document.querySelectorAll(selector);
    const at = performance.now();
    if (length && seen.first === null) seen.first = at;
    if (length !== seen.cards) Object.assign(seen, { cards: length, changed: at });
    requestAnimationFrame(() => setTimeout(poll, 20));
  };
  document.addEventListener('DOMContentLoaded', () => {
    poll();
    new MutationObserver((changes) => {
      if (!seen.title) return;
      const isIn = (node) => node.textContent?.includes(seen.title);
      if (!changes.some(({ addedNodes, target }) => [...addedNodes].some(isIn) || (target.nodeType === 3 && isIn(target)))) return;
      seen.title = null;
      requestAnimationFrame(() => setTimeout(() => (seen.shown = performance.timeOrigin + performance.now()), 0));
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.stops.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

const stopsSince = (page, from) =>
  page.evaluate((start) => window.__bench.stops.filter(({ startTime }) => startTime >= start).map(({ duration }) => duration), from);

async function settle(page) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
    const { cards, changed, at } = await page.evaluate(() => ({ cards: window.__bench.cards, changed: window.__bench.changed, at: performance.now() }));
    if (cards && at - changed > SETTLED) return;
  }
  throw new Error('no card on the page within a minute');
}

export async function browser(bench) {
  const { A, session, board, cards, quick } = bench;
  const { url, cookies, cardSelector } = A.browser(session, board);
  const program = await chromium.launch({ executablePath: await chromePath(), args: CHROME_FLAGS });
  try {
    const context = await program.newContext({ viewport: { width: 1600, height: 900 }, locale: 'en-US' });
    await context.addCookies(cookies);
    const page = await context.newPage();
    let bytes = 0;
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.addInitScript(watch, cardSelector);
    await page.goto(url, { waitUntil: 'commit' });
    await settle(page);
    const opened = await page.evaluate(() => ({ first: window.__bench.first, cards: window.__bench.cards, at: performance.now() }));
    const opening = await stopsSince(page, 0);
    const titles = (bench.titles ??= await A.titles(session, board));
    const g = random((bench.seed += 1));
    const [shown, frozen] = [[], []];
    let missed = 0;
    for (let i = 0; i < (quick ? 4 : 8); i += 1) {
      const id = cards[Math.floor(g() * cards.length)];
      const from = await A.readBoardCached(session, board, id);
      const list = (from + 1) % 3;
      const mark = await page.evaluate((title) => Object.assign(window.__bench, { title, shown: null }) && performance.now(), titles.get(id));
      const start = Date.now();
      await A.moveCard(session, board, id, list, 0);
      const at = await page.waitForFunction(() => window.__bench.shown, null, { timeout: 10_000 }).then((found) => found.jsonValue(), () => null);
      if (at) shown.push(at - start);
      else missed += 1;
      await sleep(500);
      frozen.push(Math.max(0, ...(await stopsSince(page, mark))));
    }
    return [
      {
        scenario: 'browser',
        ops: shown.length,
        missed,
        first: opened.first,
        cards: opened.cards,
        longest: Math.max(0, ...opening),
        bytes,
        seen: summary(shown).p50,
        frozen: summary(frozen).p50,
      },
    ];
  } finally {
    await program.close();
  }
}
