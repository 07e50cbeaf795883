import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Icon } from './icon/icon';

let lastId = 0;

/**
 * Label, control, hint and error of one input. The control inside takes `id` and `describedBy` from the template
 * variable: `<tb-field #f label="…"><input [id]="f.id" [attr.aria-describedby]="f.describedBy" /></tb-field>`.
 */
@Component({
  selector: 'tb-field',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [attr.for]="id">
      {{ label() }}
      @if (required()) {
        <span class="required" [attr.title]="t('common.required')"><span aria-hidden="true">*</span></span>
      } @else if (optional()) {
        <span class="hint">{{ t('common.optional') }}</span>
      }
    </label>
    <ng-content />
    <div [id]="describedBy">
      @if (error()) {
        <p class="error"><tb-icon name="error" [size]="14" />{{ error() }}</p>
      } @else if (hint()) {
        <p class="hint">{{ hint() }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-2);
      min-width: 0;
    }
    label {
      color: var(--tb-text-2);
    }
    .required {
      color: var(--tb-overdue);
    }
    .error {
      display: flex;
      gap: var(--tb-space-2);
      color: var(--tb-overdue);
      font-size: 13px;
      line-height: 20px;
    }
    .error tb-icon {
      margin-top: 3px;
    }
  `,
})
export class Field {
  protected readonly t = inject(I18n).t;
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null | undefined>('');
  readonly required = input(false);
  readonly optional = input(false);
  readonly id = `field-${++lastId}`;
  readonly describedBy = `${this.id}-note`;
}
