import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { BoardView } from '@tideboard/contracts';
import { boardView, face, moved } from '../testing/cards';
import { BoardStore } from './board.store';
import { holdMs } from './message-order';

describe('BoardStore', () => {
  let store: BoardStore;
  let http: HttpTestingController;
  const one = face('1');
  const two = face('2');
  const ids = (column: string): string[] => store.cardsOf(column)().map(({ id }) => id);

  beforeEach(() => {
    jasmine.clock().install();
    TestBed.configureTestingModule({ providers: [BoardStore, provideHttpClient(), provideHttpClientTesting()] });
    store = TestBed.inject(BoardStore);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    store.close();
    jasmine.clock().uninstall();
    http.verify();
  });

  async function open(view: BoardView = boardView([one, two]), query = ''): Promise<void> {
    const opened = store.open('opportunity', query ? { text: query } : {});
    http.expectOne((request) => request.url === '/api/boards/opportunity').flush(view);
    await opened;
  }

  it('shows the cards of each column in their order', async () => {
    await open(boardView([two, one]));
    expect(ids('first-talks')).toEqual(['1', '2']);
    expect(ids('requirements')).toEqual([]);
  });

  it('moves a card and its sums by one message, without asking the server', async () => {
    await open();
    store.take(moved(one, { column: 'requirements' }, 11));
    expect(ids('requirements')).toEqual(['1']);
    expect(store.totals()['first-talks']).toEqual({ count: 1, sums: { CNY: '10000' } });
    expect(store.totals()['requirements']).toEqual({ count: 1, sums: { CNY: '10000' } });
    expect(store.seq).toBe(11);
  });

  it('keeps the list of a column while only other columns change', async () => {
    await open(boardView([one, face('3', { column: 'proposal' })]));
    const before = store.cardsOf('proposal')();
    store.take(moved(one, { column: 'requirements' }, 11));
    expect(store.cardsOf('proposal')()).toBe(before);
  });

  it('holds a message that came too early until the one before it is there', async () => {
    await open();
    expect(store.take(moved(two, { column: 'proposal' }, 12))).toBe('gap');
    expect(ids('proposal')).toEqual([]);
    store.take(moved(one, { column: 'requirements' }, 11));
    expect(ids('proposal')).toEqual(['2']);
    expect(store.seq).toBe(12);
    jasmine.clock().tick(holdMs + 1);
    http.expectNone((request) => request.url.endsWith('/changes'));
  });

  it('asks for the changes since its seq when the gap stays', async () => {
    await open();
    store.take(moved(two, { column: 'proposal' }, 13));
    jasmine.clock().tick(holdMs + 1);
    const request = http.expectOne((each) => each.url === '/api/boards/opportunity/changes');
    expect(request.request.params.get('since')).toBe('10');
    const totals = { proposal: { count: 2, sums: { CNY: '20000' } } };
    request.flush({ reset: false, from: 11, to: 13, cards: [{ ...two, column: 'proposal' }], gone: ['1'], totals });
    await store.catchUp();
    expect(ids('proposal')).toEqual(['2']);
    expect(ids('first-talks')).toEqual([]);
    expect(store.totals()).toEqual(totals);
    expect(store.seq).toBe(13);
  });

  it('drops a card that has left the reader’s sight', async () => {
    await open();
    store.take({ boardId: 'b1', from: 11, to: 11, changes: [{ type: 'gone', cardId: '1', before: one }], actor: null, event: '' });
    expect(ids('first-talks')).toEqual(['2']);
    expect(store.totals()['first-talks']?.count).toBe(1);
  });

  it('restores only the refused card when another one has moved meanwhile', async () => {
    await open();
    store.place('1', { column: 'requirements', rank: 'a1' });
    expect(ids('requirements')).toEqual(['1']);
    expect(store.totals()['requirements']?.count).toBe(1);
    store.take(moved(two, { column: 'proposal' }, 11));
    store.unplace('1');
    expect(ids('first-talks')).toEqual(['1']);
    expect(ids('proposal')).toEqual(['2']);
    expect(store.totals()['requirements']?.count).toBe(0);
  });

  it('leaves out cards behind the loaded part, and shows them once that grows', async () => {
    const windows = { 'first-talks': { cards: [one], next: 'a1~1' } };
    await open(boardView([one], { windows }));
    store.take({ ...moved(face('9'), {}, 11) });
    expect(ids('first-talks')).toEqual(['1']);
    const more = store.loadMore('first-talks');
    http.expectOne((request) => request.url.endsWith('/columns/first-talks')).flush({ cards: [face('5')], next: null });
    await more;
    expect(ids('first-talks')).toEqual(['1', '5', '9']);
  });

  it('judges live cards by the filter, and counts them', async () => {
    await open(boardView([one, two], { filtered: { 'first-talks': { count: 2, more: false } } }), 'Card');
    store.take(moved(one, { title: 'Other' }, 11));
    expect(ids('first-talks')).toEqual(['2']);
    expect(store.counts()?.['first-talks']).toEqual({ count: 1, more: false });
  });

  it('fetches again what it shows after bulk messages, once for many', async () => {
    await open();
    store.take({ boardId: 'b1', from: 11, to: 15, changes: [], cardIds: ['1'], actor: null, event: 'card.imported' });
    store.take({ boardId: 'b1', from: 16, to: 20, changes: [], cardIds: ['2'], actor: null, event: 'card.imported' });
    jasmine.clock().tick(1_500);
    http.expectOne((request) => request.url === '/api/boards/opportunity').flush(boardView([two], { seq: 20 }));
    expect(store.seq).toBe(20);
  });
});
