import { Board } from './board';
import { Drawer } from './drawer';
import { expectSoon, useTideboard } from './harness';

describe('thirty seconds without a line', () => {
  const tideboard = useTideboard();

  it('end with only the changed cards transferred; scroll, drawer and unsent words are kept', async () => {
    const [rep, lead] = [await tideboard.as('li.wei'), await tideboard.as('lead-east')];
    const cards = [];
    for (let n = 1; n <= 28; n += 1) cards.push(await rep.has(`Deal number ${n}`));
    await rep.page.clock.install();
    const board = await Board.open(rep);
    const list = board.column('First talks').region.getByRole('list').first();
    await list.evaluate((element) => (element.scrollTop = 700));
    await board.card('Deal number 20').getByRole('link').click();
    const drawer = new Drawer(rep);
    await drawer.title.waitFor();
    await drawer.comment.fill('Half a sentence that');
    const scroll = await list.evaluate(({ scrollTop }) => scrollTop);
    expect(scroll).toBeGreaterThan(300);

    await rep.context.setOffline(true);
    await expectSoon(() => rep.page.locator('tb-connection-sign').innerText()).toContain('Reconnecting');
    await rep.page.clock.fastForward(30_000);
    await rep.text(/Offline\. You see the state of \d\d:\d\d\./).waitFor();
    await board.card('Deal number 19').focus();
    await rep.press('Space', 'ArrowRight', 'Space');
    await rep.toast(/Not moved, Deal number 19\. The server cannot be reached\./).waitFor();
    expect(await board.column('First talks').has('Deal number 19')).toBeTrue();

    const acting = { override: { reason: 'He cannot, for now' } };
    await lead.moves(cards[4], 'requirements', acting);
    await lead.moves(cards[5], 'requirements', acting);
    const before = Number(await board.column('Requirements').count());
    const requests: string[] = [];
    const changes: { bytes: number; ids: string[] }[] = [];
    rep.page.on('response', async (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/api/')) return;
      requests.push(`${response.request().method()} ${pathname}`);
      if (!pathname.endsWith('/changes')) return;
      const body = await response.body();
      changes.push({ bytes: body.length, ids: JSON.parse(body.toString()).cards.map(({ id }: { id: string }) => id) });
    });
    await rep.context.setOffline(false);
    await rep.text('Up to date, 2 changes.').waitFor();
    await expectSoon(() => board.column('Requirements').count()).toEqual(String(before + 2));

    expect(changes.flatMap(({ ids }) => ids).sort()).toEqual([cards[4].id, cards[5].id].sort());
    expect(changes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(4_000);
    expect(requests.filter((line) => line === 'GET /api/boards/opportunity' || line.endsWith('/cards'))).toEqual([]);
    expect(await board.column('Requirements').has('Deal number 5')).toBeTrue();
    expect(await drawer.title.innerText()).toBe('Deal number 20');
    expect(await drawer.comment.inputValue()).toBe('Half a sentence that');
    // Two cards above have left the column: what was in view stays, give or take their room.
    expect(Math.abs((await list.evaluate(({ scrollTop }) => scrollTop)) - scroll)).toBeLessThan(400);
  });
});
