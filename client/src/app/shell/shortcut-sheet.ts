import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Shortcuts } from '../core/shortcuts/shortcuts';
import { DialogFrame } from '../ui/dialog/dialog';
import { ShortcutList } from '../ui/shortcut-list';

@Component({
  selector: 'tb-shortcut-sheet',
  imports: [DialogFrame, ShortcutList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<tb-dialog [heading]="t('shortcut.title')"><tb-shortcut-list [shortcuts]="shortcuts.active()" /></tb-dialog>`,
})
export class ShortcutSheet {
  protected readonly t = inject(I18n).t;
  protected readonly shortcuts = inject(Shortcuts);
}
