import { ChangeDetectionStrategy, Component, inject, input, model, signal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Icon } from './icon/icon';

/** A password that can be looked at. Pasting and password managers work. */
@Component({
  selector: 'tb-password-input',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="input-group">
      <input
        class="input"
        [type]="shown() ? 'text' : 'password'"
        [id]="inputId()"
        [name]="autocomplete()"
        [attr.autocomplete]="autocomplete()"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-invalid]="invalid() || null"
        [value]="value()"
        required
        autocapitalize="off"
        spellcheck="false"
        (input)="value.set($any($event.target).value)"
      />
      <button
        type="button"
        class="btn btn-icon"
        [attr.aria-label]="t(shown() ? 'account.hidePassword' : 'account.showPassword')"
        [attr.title]="t(shown() ? 'account.hidePassword' : 'account.showPassword')"
        (click)="shown.set(!shown())"
      >
        <tb-icon [name]="shown() ? 'hide' : 'show'" />
      </button>
    </div>
  `,
})
export class PasswordInput {
  protected readonly t = inject(I18n).t;
  readonly inputId = input.required<string>();
  readonly describedBy = input<string | null>(null);
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  readonly invalid = input(false);
  readonly value = model('');
  protected readonly shown = signal(false);
}
