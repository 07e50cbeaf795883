import { applyBoardEvent, type BoardMessage, type BoardState } from '@tideboard/domain';
import { Tideboard } from '../harness';

describe('totals of a board that is opened while others work', () => {
  let tideboard: Tideboard;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
  });

  afterAll(() => tideboard.stop());

  it('are those of the board for every client, once it has applied what it heard', async () => {
    const [rep, viewer] = [await tideboard.as('li.wei'), await tideboard.as('viewer')];
    const { id } = await viewer.board('quick-sale');
    const ear = await viewer.listen(id);
    let isWorking = true;
    const work = (async () => {
      for (let n = 0; n < 60; n += 1) await rep.create(`现场 ${n}`, { amount: 100 + n }, 'quick-sale');
      isWorking = false;
    })();
    const views: BoardState[] = [];
    while (isWorking) {
      const { seq, totals } = await viewer.board('quick-sale');
      views.push({ boardId: id, seq, totals, cards: {} });
    }
    await work;
    const last = await viewer.board('quick-sale');
    await ear.through(last.seq);
    expect(views.length).toBeGreaterThan(3);
    expect(last.totals['new'].count).toBe(60);
    for (const view of views) expect(after(view, ear.heard).totals['new']).toEqual(last.totals['new']);
    ear.close();
  });
});

function after(view: BoardState, heard: readonly BoardMessage[]): BoardState {
  return heard.reduce((state, message) => {
    const applied = applyBoardEvent(state, message);
    return applied.kind === 'applied' ? applied.state : state;
  }, view);
}
