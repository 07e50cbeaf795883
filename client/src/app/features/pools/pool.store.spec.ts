import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { PoolView } from '@tideboard/contracts';
import type { BoardMessage } from '@tideboard/domain';
import { Subject } from 'rxjs';
import { problemInterceptor } from '../../core/api/api.interceptors';
import { provideI18n } from '../../core/i18n/provide-i18n';
import { Realtime } from '../../core/realtime/realtime';
import { PoolStore } from './pool.store';

function viewWith(...ids: string[]): PoolView {
  const cards = ids.map((id) => ({
    card: { id, no: id, boardId: 'b1', title: id, owner: null },
    enteredAt: '2026-11-01T00:00:00.000Z',
    why: 'lost',
    note: null,
    stageWhenLeft: { zh: '', en: '' },
    hidden: [],
    whyNot: [],
  }));
  const quota = { claimsToday: 2, dailyClaims: 5, holdings: 38, holdingsCap: 50 };
  return { id: 'p', key: 'public', name: { zh: '公海', en: 'Pool' }, records: ids.length, ...quota, mayClaim: true, cards, next: null } as unknown as PoolView;
}

describe('PoolStore', () => {
  let http: HttpTestingController;
  let store: PoolStore;
  const messages = new Subject<BoardMessage>();
  const join = jasmine.createSpy('join').and.resolveTo({ ok: true, seq: 1 });

  beforeEach(async () => {
    join.calls.reset();
    TestBed.configureTestingModule({
      providers: [
        PoolStore,
        provideI18n(),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        { provide: Realtime, useValue: { messages, joined: new Subject(), connection: () => ({ state: 'live' }), join, leave: () => Promise.resolve() } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(PoolStore);
    const opened = store.open('public', '');
    http.expectOne('/api/pools/public').flush(viewWith('a', 'b', 'c'));
    await opened;
  });

  it('joins the board its records stand on, once', () => {
    expect(join.calls.allArgs()).toEqual([['b1']]);
  });

  it('counts a claim against the quota and keeps the list in place', async () => {
    const claimed = store.claim(store.rows()[1]!);
    expect(store.busy().has('b')).toBeTrue();
    http.expectOne('/api/cards/b/claim').flush({ card: { id: 'b', no: 'b', boardId: 'b1', title: 'b' }, message: null });
    expect((await claimed).state).toBe('mine');
    expect(store.rows().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect([store.left(), store.pool()?.records]).toEqual([2, 2]);
  });

  it('leaves the quota alone when a race is lost', async () => {
    const claimed = store.claim(store.rows()[0]!);
    http.expectOne('/api/cards/a/claim').flush({ code: 'taken', status: 409 }, { status: 409, statusText: 'Conflict' });
    expect((await claimed).state).toBe('taken');
    expect(store.left()).toBe(3);
  });

  it('keeps those selected that a batch could not claim', async () => {
    store.select(['a', 'b'], true);
    const done = store.claimMany(store.selected());
    const request = http.expectOne('/api/pools/public/claims');
    expect(request.request.body).toEqual({ cardIds: ['a', 'b'] });
    request.flush({ results: [{ cardId: 'a', ok: true, code: null, reasons: [] }, { cardId: 'b', ok: false, code: 'claim_refused', reasons: [{ code: 'daily_limit' }] }] });
    await done;
    expect(store.isSelected('b')).toBeTrue();
    expect(store.isSelected('a')).toBeFalse();
    expect(store.left()).toBe(2);
  });

  it('greys out a record as soon as the board tells that it is gone', () => {
    messages.next({ boardId: 'b1', from: 2, to: 2, changes: [{ type: 'gone', cardId: 'c', before: null }], actor: null, event: '' });
    expect(store.rows()[2]?.state).toBe('taken');
  });
});
