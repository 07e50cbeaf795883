import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../ui/icon/icon';

/** Stands for a value that is shown only to who has claimed the record. */
@Component({
  selector: 'tb-hidden-text',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [attr.title]="t('pools.hiddenHint')"><tb-icon name="hide" [size]="14" />{{ t('pools.hidden') }}</span>`,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: var(--tb-space-2);
      color: var(--tb-text-3);
      white-space: nowrap;
    }
  `,
})
export class HiddenText {
  protected readonly t = inject(I18n).t;
}
