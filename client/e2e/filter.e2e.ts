import { Board } from './board';
import { expectSoon, useTideboard } from './harness';

describe('the filter of a board', () => {
  const tideboard = useTideboard();

  it('stands in the address, and a pasted address restores it', async () => {
    const [rep, director] = [await tideboard.as('wang.fang'), await tideboard.as('director')];
    await rep.has('Ferry terminal gates');
    const board = await Board.open(rep);
    await rep.field('Title, number, customer').fill('Ferry');
    await expectSoon(() => rep.address()).toEqual('/boards/opportunity?text=Ferry');
    await expectSoon(() => board.column('First talks').titles()).toEqual(['Ferry terminal gates']);
    await expectSoon(() => board.column('First talks').count()).toMatch(/^1 of \d+$/);
    const theirs = await Board.open(director, rep.address());
    await expectSoon(() => theirs.column('First talks').titles()).toEqual(['Ferry terminal gates']);
    expect(await director.field('Title, number, customer').inputValue()).toBe('Ferry');
  });

  it('survives the way into a card and back', async () => {
    const rep = await tideboard.as('wang.fang');
    await rep.has('Harbour crane');
    const board = await Board.open(rep, '/boards/opportunity?text=Harbour');
    await board.card('Harbour crane').getByRole('link').click();
    await expectSoon(() => rep.address()).toMatch(/\/cards\/OPP-\d+\?text=Harbour$/);
    await rep.page.goBack();
    await expectSoon(() => rep.address()).toEqual('/boards/opportunity?text=Harbour');
    await expectSoon(() => board.column('First talks').titles()).toEqual(['Harbour crane']);
    await rep.page.goForward();
    await expectSoon(() => rep.address()).toMatch(/\/cards\/OPP-/);
  });

  it('says that nothing matches and how many there are, and clears with one click', async () => {
    const rep = await tideboard.as('wang.fang');
    const board = await Board.open(rep, '/boards/opportunity?text=there is no such deal');
    await rep.text(/No cards match\. Clear the filter to see all \d+\./).waitFor();
    await rep.button('Clear filter').click();
    await expectSoon(() => rep.address()).toEqual('/boards/opportunity');
    await expectSoon(() => board.column('First talks').titles()).toSatisfy((titles) => titles.length > 0, 'the cards are back');
  });

  it('combines parts, each of them removable', async () => {
    const director = await tideboard.as('director');
    const board = await Board.open(director);
    await director.button('Add filter').click();
    await director.page.getByRole('checkbox', { name: 'Blocked' }).check();
    await expectSoon(() => director.address()).toContain('blocked=');
    await expectSoon(() => board.column('Requirements').titles()).toEqual(['钢铁厂除尘系统远程运维']);
    await director.press('Escape');
    await director.button(/Remove the filter/).first().click();
    await expectSoon(() => director.address()).toEqual('/boards/opportunity');
  });
});
