import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { I18n } from '../../../core/i18n/i18n';
import { Field } from '../../../ui/field';
import { readWhole } from './policy-input';

/** A whole number with its unit, and, where it may be switched off, a box that does so. */
@Component({
  selector: 'tb-number-field',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-field #field [label]="label()" [hint]="hint()" [error]="error()">
      <div class="row">
        @if (offWord()) {
          <label class="check">
            <input type="checkbox" [checked]="value() !== null" [attr.aria-label]="label()" (change)="switch($any($event.target).checked)" />
          </label>
        }
        @if (value() === null) {
          <input class="input" disabled [id]="field.id" [value]="offWord()" />
        } @else {
          <input
            class="input input-num"
            inputmode="numeric"
            autocomplete="off"
            [id]="field.id"
            [attr.aria-describedby]="field.describedBy"
            [attr.aria-invalid]="!!error() || null"
            [value]="text()"
            (input)="value.set(read($any($event.target).value))"
          />
        }
        <span class="muted unit">{{ unit() }}</span>
      </div>
    </tb-field>
  `,
  styles: `
    .input {
      flex: 0 1 120px;
      min-width: 0;
    }
  `,
})
export class NumberField {
  protected readonly t = inject(I18n).t;
  readonly label = input.required<string>();
  readonly unit = input('');
  readonly hint = input('');
  readonly range = input.required<{ readonly min: number; readonly max: number; readonly start: number }>();
  /** The word for "off"; without it the number is always there. */
  readonly offWord = input('');
  readonly serverError = input('');
  readonly value = model.required<number | null>();
  protected readonly read = readWhole;
  protected readonly text = computed(() => (Number.isNaN(this.value()) ? null : String(this.value())));
  protected readonly error = computed(() => {
    const [value, { min, max }] = [this.value(), this.range()];
    if (value === null || (value >= min && value <= max)) return this.serverError();
    return this.t('admin.pools.numberWrong', { min, max });
  });

  protected switch(on: boolean): void {
    this.value.set(on ? this.range().start : null);
  }
}
