import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { ShortcutList } from '../../ui/shortcut-list';

@Component({
  selector: 'tb-shortcut-settings',
  imports: [ShortcutList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section">
      <div>
        <label class="check">
          <input type="checkbox" [checked]="shortcuts.singleKeys()" (change)="shortcuts.setSingleKeys($any($event.target).checked)" />
          {{ t('settings.shortcutsOn') }}
        </label>
        <p class="hint">{{ t('settings.shortcutsHint') }}</p>
      </div>
      <tb-shortcut-list [shortcuts]="shortcuts.active()" />
    </section>
  `,
})
export class ShortcutSettings {
  protected readonly t = inject(I18n).t;
  protected readonly shortcuts = inject(Shortcuts);
}
