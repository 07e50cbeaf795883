import { Board } from './board';
import { expectSoon, useTideboard } from './harness';

describe('moving a card with the mouse', () => {
  const tideboard = useTideboard();

  it('shows on every column what a drop would do, as soon as the card is held', async () => {
    const rep = await tideboard.as('zhao.lei');
    await rep.has('Weighbridge renewal', {}, 'requirements');
    const board = await Board.open(rep);
    await board.card('Weighbridge renewal').hover();
    const drag = await board.pickUp('Weighbridge renewal');
    await expectSoon(() => board.column('First talks').verdict()).toEqual('Roll back');
    await expectSoon(() => board.column('Proposal and quote').verdict()).toEqual('1 missing');
    await expectSoon(() => board.column('Lost').verdict()).toEqual('Reason needed');
    await rep.press('Escape');
    await drag.drop();
    await expectSoon(() => board.column('Requirements').has('Weighbridge renewal')).toEqual(true);
  });

  it('brings a refused card back, names what is missing, and completes the same drop when that is supplied', async () => {
    const rep = await tideboard.as('zhao.lei');
    await rep.has('Substation automation', { amount: 5_000_000 }, 'requirements');
    const board = await Board.open(rep);
    await board.drag('Substation automation', 'Proposal and quote');
    await board.missing.waitFor();
    await expectSoon(() => board.column('Requirements').has('Substation automation')).toEqual(true);
    const save = board.missing.getByRole('button', { name: 'Save and move' });
    expect(await save.isDisabled()).toBeTrue();
    await expectSoon(() => rep.focused()).toEqual('Cannot move to Proposal and quote yet');
    const need = board.missing.getByLabel('Need');
    await need.fill('Two incoming lines, one spare');
    await save.click();
    await expectSoon(() => board.column('Proposal and quote').has('Substation automation')).toEqual(true);
    await board.missing.waitFor({ state: 'hidden' });
    await rep.reload();
    await board.ready();
    expect(await board.column('Proposal and quote').has('Substation automation')).toBeTrue();
  });

  it('asks for a reason before a rollback and says what it would open again', async () => {
    const rep = await tideboard.as('zhao.lei');
    await rep.has('Kiln refit', {}, 'requirements');
    const board = await Board.open(rep);
    await board.drag('Kiln refit', 'First talks');
    const dialog = rep.dialog('Roll back');
    await dialog.getByText('First talk', { exact: false }).first().waitFor();
    await dialog.getByText('attempt 2').waitFor();
    const act = dialog.getByRole('button', { name: 'Roll back', exact: true });
    expect(await act.isDisabled()).toBeTrue();
    await dialog.getByLabel('Reason').fill('The contact person has changed');
    await act.click();
    await expectSoon(() => board.column('First talks').has('Kiln refit')).toEqual(true);
  });

  it('leaves the card where it was when the rollback is given up', async () => {
    const rep = await tideboard.as('zhao.lei');
    await rep.has('Crane drive', {}, 'requirements');
    const board = await Board.open(rep);
    await board.drag('Crane drive', 'First talks');
    await rep.dialog('Roll back').getByRole('button', { name: 'Cancel' }).click();
    await rep.dialog('Roll back').waitFor({ state: 'hidden' });
    expect(await board.column('Requirements').has('Crane drive')).toBeTrue();
  });

  it('asks why a deal is lost, and shows it among the lost', async () => {
    const rep = await tideboard.as('zhao.lei');
    await rep.has('Lift modernisation');
    const board = await Board.open(rep);
    const lost = Number(await board.column('Lost').count());
    await board.drag('Lift modernisation', 'Lost');
    const dialog = rep.dialog('Mark as lost');
    expect(await dialog.getByRole('button', { name: 'Mark as lost' }).isDisabled()).toBeTrue();
    await dialog.getByLabel('Reason of the loss').selectOption('Price');
    await dialog.getByLabel('Competitor').fill('Rival A');
    await dialog.getByText('Keep with me').click();
    await dialog.getByRole('button', { name: 'Mark as lost' }).click();
    await expectSoon(() => board.column('Lost').count()).toEqual(String(lost + 1));
    expect(await board.column('First talks').has('Lift modernisation')).toBeFalse();
  });

  it('takes a step forward back from the toast', async () => {
    const rep = await tideboard.as('zhao.lei');
    await rep.has('Boiler feed pump');
    const board = await Board.open(rep);
    await board.drag('Boiler feed pump', 'Requirements');
    await rep.toast(/Moved to Requirements, 1 of \d+/).getByRole('button', { name: 'Undo' }).click();
    await expectSoon(() => board.column('First talks').has('Boiler feed pump')).toEqual(true);
  });

  it('sends one request for a move and fetches nothing again', async () => {
    const rep = await tideboard.as('zhao.lei');
    await rep.has('Silo level meters');
    const board = await Board.open(rep);
    await board.card('Silo level meters').hover();
    const drag = await board.pickUp('Silo level meters');
    await drag.over('Requirements');
    await expectSoon(() => board.column('Requirements').verdict()).toEqual('Can drop here');
    const requests: string[] = [];
    rep.page.on('request', (request) => request.url().includes('/api/') && requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await drag.drop();
    await rep.toast(/Moved to Requirements/).waitFor();
    expect(requests.filter((line) => !line.includes('/flow'))).toEqual([jasmine.stringMatching(/^POST \/api\/cards\/[^/]+\/move$/) as unknown as string]);
  });
});
