import { Board } from './board';
import { expectSoon, useTideboard } from './harness';

describe('the board by keyboard', () => {
  const tideboard = useTideboard();

  it('moves a card by Space and arrows, and says every step', async () => {
    const rep = await tideboard.as('chen.jing');
    await rep.has('Conveyor drives');
    const board = await Board.open(rep);
    const heard = await rep.listen();
    await board.focus('Conveyor drives');
    await rep.press('Space');
    await expectSoon(async () => (await heard()).join('\n')).toMatch(
      /Picked up Conveyor drives, First talks, 1 of \d+\. Arrow keys move, Space drops, Escape cancels\./,
    );
    await rep.press('ArrowRight');
    await expectSoon(async () => (await heard()).join('\n')).toMatch(/Requirements, can drop here, 1 of \d+/);
    await rep.press('Space');
    await expectSoon(() => board.column('Requirements').has('Conveyor drives')).toEqual(true);
    await expectSoon(async () => (await heard()).join('\n')).toMatch(/Moved to Requirements, 1 of \d+/);
    await expectSoon(() => board.focusedCard()).toEqual('Conveyor drives');
  });

  it('puts the card back on Escape', async () => {
    const rep = await tideboard.as('chen.jing');
    await rep.has('Filter press');
    const board = await Board.open(rep);
    const heard = await rep.listen();
    await board.focus('Filter press');
    await rep.press('Space', 'ArrowRight', 'Escape');
    await expectSoon(async () => (await heard()).at(-1)).toMatch(/Cancelled, Filter press stays in First talks, 1 of \d+/);
    expect(await board.column('First talks').has('Filter press')).toBeTrue();
  });

  it('says why a column refuses while the card is over it, and opens what is missing on a drop', async () => {
    const rep = await tideboard.as('chen.jing');
    await rep.has('Bucket elevator', {}, 'requirements');
    const board = await Board.open(rep);
    const heard = await rep.listen();
    await board.focus('Bucket elevator');
    await rep.press('Space');
    await expectSoon(() => board.column('Proposal and quote').verdict()).toEqual('1 missing');
    await rep.press('ArrowRight');
    await expectSoon(async () => (await heard()).at(-1)).toMatch(/Proposal and quote, cannot drop: .*needs “Need”/);
    await rep.press('Space');
    await board.missing.waitFor();
    await expectSoon(async () => (await heard()).join('\n')).toMatch(/Not moved, Bucket elevator is back in Requirements\. 1 missing, requirements panel open\./);
    await expectSoon(() => rep.focused()).toMatch(/Cannot move to Proposal and quote yet/);
    await rep.press('Escape');
    await board.missing.waitFor({ state: 'hidden' });
    await expectSoon(() => board.focusedCard()).toEqual('Bucket elevator');
  });

  it('offers by M the same columns with the same reasons as a drag', async () => {
    const rep = await tideboard.as('chen.jing');
    await rep.has('Ash conveyor', {}, 'requirements');
    const board = await Board.open(rep);
    await board.focus('Ash conveyor');
    await rep.press('m');
    const dialog = rep.dialog(/Move Ash conveyor/);
    const row = (name: string) => dialog.locator('label').filter({ has: rep.page.locator('.name').getByText(name, { exact: true }) });
    await expectSoon(() => row('Proposal and quote').innerText()).toMatch(/1 missing: .*needs “Need”/);
    await expectSoon(() => row('First talks').innerText()).toContain('Roll back');
    await expectSoon(() => row('Lost').innerText()).toContain('Reason needed');
    await row('First talks').click();
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await rep.dialog('Roll back').getByLabel('Reason').fill('By the menu this time');
    await rep.dialog('Roll back').getByRole('button', { name: 'Roll back', exact: true }).click();
    await expectSoon(() => board.column('First talks').has('Ash conveyor')).toEqual(true);
  });

  it('walks between cards and columns by arrows, with one card in the tab order', async () => {
    const rep = await tideboard.as('chen.jing');
    await rep.has('Lower one');
    await rep.has('Upper one');
    const board = await Board.open(rep);
    expect(await rep.page.locator('article[tabindex="0"]').count()).toBe(1);
    await board.focus('Upper one');
    await rep.press('ArrowDown');
    await expectSoon(() => board.focusedCard()).toEqual('Lower one');
    await rep.press('ArrowUp', 'ArrowRight');
    await expectSoon(() => board.focusedCard()).toSatisfy((title) => title !== null && title !== 'Upper one', 'a card of the next column');
    await rep.press('Enter');
    await expectSoon(() => rep.address()).toMatch(/\/boards\/opportunity\/cards\/OPP-/);
  });
});
