import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import type { TextKey } from '../core/i18n/texts';

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

export interface ShortcutRow {
  readonly keys: string;
  readonly label: TextKey;
}

@Component({
  selector: 'tb-shortcut-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl>
      @for (row of rows(); track row.keys) {
        <dt>
          @for (key of row.parts; track $index) {
            @if ($index > 0) {
              <span class="hint">{{ t('shortcut.then') }}</span>
            }
            <kbd>{{ key }}</kbd>
          }
        </dt>
        <dd>{{ t(row.label) }}</dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: var(--tb-space-3) var(--tb-space-5);
    }
    dt {
      display: flex;
      align-items: center;
      gap: var(--tb-space-2);
    }
    kbd {
      min-width: 24px;
      padding: 0 var(--tb-space-2);
      border: 1px solid var(--tb-border);
      border-bottom-width: 2px;
      border-radius: var(--tb-radius-sm);
      background: var(--tb-sunken);
      font: 400 12px/20px var(--tb-font-mono);
      text-align: center;
    }
  `,
})
export class ShortcutList {
  protected readonly t = inject(I18n).t;
  readonly shortcuts = input.required<readonly ShortcutRow[]>();
  protected readonly rows = computed(() => {
    const seen = new Map(this.shortcuts().map((shortcut) => [shortcut.keys, shortcut]));
    return [...seen.values()].map(({ keys, label }) => ({ keys, label, parts: keys.split(' ').map(keyName) }));
  });
}

function keyName(key: string): string {
  return key
    .replace('Mod+', isMac ? '⌘ ' : 'Ctrl ')
    .replace('Shift+', 'Shift ')
    .replace(/\b[a-z]$/, (letter) => letter.toUpperCase());
}
