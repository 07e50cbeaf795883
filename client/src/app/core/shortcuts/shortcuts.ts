import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { DeviceStore } from '../device/device-store';
import { TextKey } from '../i18n/texts';

export interface Shortcut {
  /** `x`, `?`, `Shift+x`, `Mod+z` (Ctrl or Cmd), or a sequence `g b`. */
  readonly keys: string;
  readonly label: TextKey;
  /** Answers false when there was nothing to do: the key then keeps its usual meaning. */
  readonly run: (event: KeyboardEvent) => boolean | void;
}

const sequenceMs = 1000;

/** Keys of the page. Single keys never act in inputs or while an input method composes, and can be switched off. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly device = inject(DeviceStore);
  private readonly document = inject(DOCUMENT);
  private readonly list = signal<readonly Shortcut[]>([]);
  private prefix = { key: '', at: 0 };

  readonly active = this.list.asReadonly();
  readonly singleKeys = signal(this.device.get('shortcuts') !== 'off');

  constructor() {
    this.document.addEventListener('keydown', (event) => this.dispatch(event));
  }

  /** The last one registered wins. Ends with `destroyRef`. */
  register(shortcuts: readonly Shortcut[], destroyRef: DestroyRef): void {
    this.list.update((list) => [...shortcuts, ...list]);
    destroyRef.onDestroy(() => this.list.update((list) => list.filter((one) => !shortcuts.includes(one))));
  }

  setSingleKeys(on: boolean): void {
    this.singleKeys.set(on);
    this.device.set('shortcuts', on ? null : 'off');
  }

  private dispatch(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    const key = nameOf(event);
    const withMod = key.startsWith('Mod+');
    if (isTyping(event.target) || (!withMod && !this.singleKeys()) || this.hasModal()) return;
    const sequence = event.timeStamp - this.prefix.at < sequenceMs ? `${this.prefix.key} ${key}` : key;
    const found = this.list().find((one) => one.keys === sequence) ?? this.list().find((one) => one.keys === key);
    this.prefix = { key, at: event.timeStamp };
    if (found && found.run(event) !== false) event.preventDefault();
  }

  private hasModal(): boolean {
    return this.document.querySelector('[aria-modal="true"]') !== null;
  }
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isLetter = /^[a-z]$/.test(key);
  const isNamed = event.key.length > 1;
  const parts = [
    event.ctrlKey || event.metaKey ? 'Mod+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && (isLetter || isNamed) ? 'Shift+' : '',
  ];
  return parts.join('') + key;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]');
}
