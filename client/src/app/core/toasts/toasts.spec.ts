import { TestBed } from '@angular/core/testing';
import { Announcer } from './announcer';
import { Toasts } from './toasts';

describe('Toasts', () => {
  let toasts: Toasts;
  let said: string[];
  const texts = (): string[] => toasts.toasts().map((toast) => toast.text);

  beforeEach(() => {
    jasmine.clock().install();
    said = [];
    const announcer = { polite: (text: string) => said.push(`polite ${text}`), assertive: (text: string) => said.push(`assertive ${text}`) };
    TestBed.configureTestingModule({ providers: [{ provide: Announcer, useValue: announcer }] });
    toasts = TestBed.inject(Toasts);
  });

  afterEach(() => jasmine.clock().uninstall());

  it('go after 8 seconds, unless held', () => {
    const first = toasts.show({ text: 'a' });
    toasts.show({ text: 'b' });
    toasts.hold(first);
    jasmine.clock().tick(8000);
    expect(texts()).toEqual(['a']);
    toasts.resume(first);
    jasmine.clock().tick(8000);
    expect(texts()).toEqual([]);
  });

  it('keep errors until dismissed, and say them at once', () => {
    const id = toasts.show({ text: 'failed', kind: 'error' });
    jasmine.clock().tick(60_000);
    expect(texts()).toEqual(['failed']);
    expect(said).toEqual(['assertive failed']);
    toasts.dismiss(id);
    expect(texts()).toEqual([]);
  });

  it('stack three at most', () => {
    ['a', 'b', 'c', 'd'].forEach((text) => toasts.show({ text }));
    expect(texts()).toEqual(['b', 'c', 'd']);
  });

  it('undo the newest act once', () => {
    const undone: string[] = [];
    for (const text of ['a', 'b']) toasts.show({ text, undo: true, action: { label: 'Undo', run: () => void undone.push(text) } });
    toasts.show({ text: 'c' });
    expect([toasts.undoLast(), toasts.undoLast(), toasts.undoLast()]).toEqual([true, true, false]);
    expect(undone).toEqual(['b', 'a']);
  });
});
