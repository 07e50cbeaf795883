import { Board } from './board';
import { expectSoon, useTideboard } from './harness';

describe('two people on one board', () => {
  const tideboard = useTideboard();

  it('see each other move a card, without a reload', async () => {
    const [rep, lead] = [await tideboard.as('li.wei'), await tideboard.as('lead-east')];
    await rep.has('Pump station controls', { amount: 120_000_000 });
    const [hers, his] = [await Board.open(lead), await Board.open(rep)];
    await hers.card('Pump station controls').waitFor();
    const before = { from: Number(await hers.column('First talks').count()), to: Number(await hers.column('Requirements').count()) };
    const sumBefore = await hers.column('Requirements').sum();
    await his.drag('Pump station controls', 'Requirements');
    for (const board of [his, hers]) {
      await expectSoon(() => board.column('Requirements').has('Pump station controls')).toEqual(true);
      expect(await board.column('First talks').has('Pump station controls')).toBeFalse();
    }
    await expectSoon(() => hers.column('First talks').count()).toEqual(String(before.from - 1));
    await expectSoon(() => hers.column('Requirements').count()).toEqual(String(before.to + 1));
    await expectSoon(() => hers.column('Requirements').sum()).toSatisfy((sum) => sum !== sumBefore, 'the sum of Requirements changes');
  });

  it('leave no trace for a peer without access', async () => {
    const [rep, peer] = [await tideboard.as('li.wei'), await tideboard.as('zhang.min')];
    const heard: string[] = [];
    peer.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
    const theirs = await Board.open(peer);
    const counts = await theirs.column('First talks').count();
    const card = await rep.has('Secret tunnel ventilation', { amount: 77_000_000 });
    const own = await Board.open(rep);
    await own.drag('Secret tunnel ventilation', 'Requirements');
    await expectSoon(() => own.column('Requirements').has('Secret tunnel ventilation')).toEqual(true);
    // Something of the peer's own comes later on the same line: what would have come is there by then.
    await peer.has('Own deal of the peer');
    await theirs.card('Own deal of the peer').waitFor();
    expect(await theirs.shows('Secret tunnel ventilation')).toBeFalse();
    expect(await theirs.column('First talks').count()).toBe(String(Number(counts) + 1));
    expect(heard.join('\n')).not.toContain('Secret tunnel');
    expect(heard.join('\n')).not.toContain(card.id);
    await peer.open(`/boards/opportunity/cards/${card.no}`);
    await peer.text(/no longer visible|you may not see it/).waitFor();
    expect(await peer.page.locator('body').innerText()).not.toContain('Secret tunnel');
  });
});
