import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideI18n } from '../i18n/provide-i18n';
import { Drafts } from './drafts';

describe('Drafts', () => {
  const clear = (): void =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('tideboard.draft.'))
      .forEach((key) => localStorage.removeItem(key));

  beforeEach(() => {
    clear();
    jasmine.clock().install();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideI18n()] });
  });

  afterEach(() => {
    jasmine.clock().uninstall();
    clear();
  });

  it('offers next time what was typed a second ago', () => {
    const drafts = TestBed.inject(Drafts);
    const draft = drafts.open<string>('comment.c1');
    expect(draft.restored).toBeNull();
    draft.update('half a sen');
    draft.update('half a sentence');
    expect(drafts.open('comment.c1').restored).toBeNull();
    jasmine.clock().tick(1000);
    expect(drafts.open<string>('comment.c1').restored?.value).toBe('half a sentence');
    expect(drafts.open('comment.c2').restored).toBeNull();
  });

  it('writes the last letters when the page goes away', () => {
    const drafts = TestBed.inject(Drafts);
    drafts.open<string>('comment.c1').update('the end');
    dispatchEvent(new Event('pagehide'));
    expect(drafts.open<string>('comment.c1').restored?.value).toBe('the end');
  });

  it('forgets what was sent', () => {
    const drafts = TestBed.inject(Drafts);
    const draft = drafts.open<string>('comment.c1');
    draft.update('sent');
    draft.discard();
    jasmine.clock().tick(2000);
    expect(drafts.open('comment.c1').restored).toBeNull();
  });

  it('drops drafts of more than 30 days and unreadable ones at start', () => {
    localStorage.setItem('tideboard.draft.-.old', JSON.stringify({ at: '2020-01-01T00:00:00.000Z', value: 'x' }));
    localStorage.setItem('tideboard.draft.-.broken', '{');
    TestBed.inject(Drafts);
    expect(localStorage.getItem('tideboard.draft.-.old')).toBeNull();
    expect(localStorage.getItem('tideboard.draft.-.broken')).toBeNull();
  });
});
