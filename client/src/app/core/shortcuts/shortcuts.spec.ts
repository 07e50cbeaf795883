import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Shortcuts } from './shortcuts';

describe('Shortcuts', () => {
  let shortcuts: Shortcuts;
  let ran: string[];
  let input: HTMLInputElement;
  const press = (key: string, more: KeyboardEventInit = {}, target: HTMLElement = document.body): boolean =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

  beforeEach(() => {
    localStorage.removeItem('tideboard.shortcuts');
    ran = [];
    input = document.body.appendChild(document.createElement('input'));
    shortcuts = TestBed.inject(Shortcuts);
    const shortcut = (keys: string) => ({ keys, label: 'shortcut.sheet' as const, run: () => void ran.push(keys) });
    shortcuts.register(['x', 'g b', 'Mod+z', 'Shift+ArrowDown', '?'].map(shortcut), TestBed.inject(DestroyRef));
  });

  afterEach(() => {
    input.remove();
    shortcuts.setSingleKeys(true);
  });

  it('run for single keys, sequences and combinations', () => {
    press('x');
    press('g');
    press('b');
    press('z', { ctrlKey: true });
    press('ArrowDown', { shiftKey: true });
    press('?', { shiftKey: true });
    expect(ran).toEqual(['x', 'g b', 'Mod+z', 'Shift+ArrowDown', '?']);
  });

  it('never act while someone types or composes', () => {
    press('x', {}, input);
    press('x', { isComposing: true });
    press('z', { ctrlKey: true }, input);
    expect(ran).toEqual([]);
  });

  it('leave only combinations when single keys are switched off', () => {
    shortcuts.setSingleKeys(false);
    press('x');
    press('z', { metaKey: true });
    expect(ran).toEqual(['Mod+z']);
  });
});
