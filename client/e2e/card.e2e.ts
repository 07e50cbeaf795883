import { Board } from './board';
import { Drawer } from './drawer';
import { expectSoon, useTideboard } from './harness';

describe('a card', () => {
  const tideboard = useTideboard();

  it('opens beside the board from its title, and by its address in a new tab', async () => {
    const rep = await tideboard.as('wang.fang');
    const { no } = await rep.has('Dredger winches', { amount: 43_768_000, customer: { name: 'Lanling Port' } });
    const board = await Board.open(rep);
    await board.card('Dredger winches').getByRole('link').click();
    const drawer = new Drawer(rep);
    await drawer.title.waitFor();
    expect(rep.address()).toBe(`/boards/opportunity/cards/${no}`);
    await expectSoon(() => rep.focused()).toEqual('Dredger winches');
    const elsewhere = await tideboard.as('wang.fang');
    const same = await Drawer.open(elsewhere, rep.address());
    expect(await same.title.innerText()).toBe('Dredger winches');
    await expectSoon(() => same.value('Amount')).toEqual('CN¥437,680.00');
    await rep.press('Escape');
    await expectSoon(() => rep.address()).toEqual('/boards/opportunity');
    await expectSoon(() => board.focusedCard()).toEqual('Dredger winches');
  });

  it('keeps what is changed in it, and shows it at once to others', async () => {
    const [rep, lead] = [await tideboard.as('wang.fang'), await tideboard.as('lead-east')];
    const { no } = await rep.has('Tunnel lamps');
    const theirs = await Board.open(lead);
    await theirs.card('Tunnel lamps').waitFor();
    const drawer = await Drawer.open(rep, `/boards/opportunity/cards/${no}`);
    await drawer.change('Title', 'Tunnel lamps, second lot');
    await drawer.change('Amount', '120k');
    await expectSoon(() => drawer.title.innerText()).toEqual('Tunnel lamps, second lot');
    await theirs.card('Tunnel lamps, second lot').getByText('CN¥120K').or(theirs.card('Tunnel lamps, second lot').getByText('CN¥120,000')).first().waitFor();
    await rep.reload();
    await expectSoon(() => drawer.value('Title')).toEqual('Tunnel lamps, second lot');
    await expectSoon(() => drawer.value('Amount')).toEqual('CN¥120,000.00');
  });

  it('takes a follow-up with the next step, and a comment', async () => {
    const rep = await tideboard.as('wang.fang');
    const { no } = await rep.has('Water tower valves');
    const drawer = await Drawer.open(rep, `/boards/opportunity/cards/${no}`);
    await rep.button('New follow-up').click();
    const section = drawer.section('Next action and follow-ups');
    await section.getByLabel('Channel').selectOption('Visit');
    await section.getByLabel('Outcome').selectOption('Progress');
    await section.getByLabel('What happened').fill('They want a price for two lots, and showed us the old valves.');
    await section.getByLabel('Next action').last().fill('Send the price list');
    await section.getByRole('button', { name: 'Save follow-up' }).click();
    await drawer.says('They want a price for two lots');
    await expectSoon(() => drawer.value('Next action')).toContain('Send the price list');
    await drawer.comment.fill('Ask Zhang about the gaskets');
    await drawer.comment.press('Control+Enter');
    await drawer.says('Ask Zhang about the gaskets');
    expect(await drawer.comment.inputValue()).toBe('');
    await rep.reload();
    await drawer.says('Ask Zhang about the gaskets');
    await drawer.says('They want a price for two lots');
  });

  it('is blocked with a reason and unblocked again', async () => {
    const rep = await tideboard.as('wang.fang');
    const { no } = await rep.has('Blocked for a while');
    const board = await Board.open(rep);
    await board.focus('Blocked for a while');
    await rep.press('b');
    const dialog = rep.dialog('Mark as blocked');
    await dialog.getByLabel('Why it cannot go on').fill('Budget is frozen');
    await dialog.getByRole('button', { name: 'Mark as blocked' }).click();
    await board.card('Blocked for a while').getByText('Blocked: Budget is frozen').waitFor();
    const drawer = await Drawer.open(rep, `/boards/opportunity/cards/${no}`);
    await rep.button('Unblock').click();
    await drawer.says('unblocked');
    await board.card('Blocked for a while').getByText('Budget is frozen').waitFor({ state: 'hidden' });
  });

  it('confirms its node from the form, and moves on', async () => {
    const rep = await tideboard.as('wang.fang');
    const { no } = await rep.has('Metro gates', {}, 'requirements');
    const drawer = await Drawer.open(rep, `/boards/opportunity/cards/${no}`);
    const work = drawer.node('Clarify the need');
    const confirm = work.getByRole('button', { name: 'Confirm' });
    expect(await confirm.isDisabled()).toBeTrue();
    await work.getByLabel('Need').fill('Sixty gates with fare readers');
    await confirm.click();
    await drawer.node('Proposal and quote').getByRole('heading', { name: 'Proposal and quote' }).waitFor();
    await expectSoon(() => new Board(rep).column('Proposal and quote').has('Metro gates')).toEqual(true);
  });

  it('offers the draft again after the tab was killed', async () => {
    const rep = await tideboard.as('wang.fang');
    const { no } = await rep.has('Half written', {}, 'requirements');
    const drawer = await Drawer.open(rep, `/boards/opportunity/cards/${no}`);
    await drawer.comment.fill('A thought that is not sent');
    await drawer.node('Clarify the need').getByLabel('Need').fill('A need that is not saved');
    const drafts = () => rep.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')).length);
    await expectSoon(drafts).toSatisfy((count) => count >= 2, 'both drafts are kept on this device');
    await rep.killTab();
    const again = await Drawer.open(rep, `/boards/opportunity/cards/${no}`);
    await expectSoon(() => again.comment.inputValue()).toEqual('A thought that is not sent');
    await expectSoon(() => again.node('Clarify the need').getByLabel('Need').inputValue()).toEqual('A need that is not saved');
    await rep.text(/Draft of \d/).waitFor();
  });

  it('is made in the dialog, with its customer made on the way and the amount as people type it', async () => {
    const rep = await tideboard.as('wang.fang');
    const board = await Board.open(rep);
    await rep.press('c');
    const dialog = rep.dialog('New card');
    await dialog.getByLabel('Title').fill('Quay lighting');
    await dialog.getByLabel('Customer').fill('Harbour Light Company');
    await rep.page.getByRole('option', { name: /Create.*Harbour Light Company/ }).click();
    await dialog.getByLabel('Amount').fill('437.68万');
    await dialog.getByText('CN¥4,376,800.00').waitFor();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await board.card('Quay lighting').waitFor();
    expect(await board.card('Quay lighting').innerText()).toContain('Harbour Light Company');
    await expectSoon(() => board.focusedCard()).toEqual('Quay lighting');
  });

  it('says so when it leaves the reader’s sight', async () => {
    const [rep, lead] = [await tideboard.as('wang.fang'), await tideboard.as('lead-east')];
    const card = await rep.has('Handed over');
    const board = await Board.open(rep);
    await Drawer.open(rep, `/boards/opportunity/cards/${card.no}`);
    const { id } = (await lead.send<{ id: string; name: string }[]>('GET', '/api/colleagues')).find(({ name }) => name === '张敏')!;
    await lead.send('POST', `/api/cards/${card.id}/assign`, { ownerId: id });
    await rep.text('This card is no longer visible to you.').waitFor();
    expect(await board.shows('Handed over')).toBeFalse();
  });
});
