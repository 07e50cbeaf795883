import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { FormField } from '@tideboard/flow';
import { Colleagues } from '../../../core/people/colleagues';
import { I18n } from '../../../core/i18n/i18n';
import { Field } from '../../../ui/field';
import { Picker } from '../../../ui/picker/picker';
import { MoneyInput } from './money-input';

export type FormValue = string | number | boolean | null;

/** One field of a node's form, as its type says. */
@Component({
  selector: 'tb-form-input',
  imports: [Field, MoneyInput, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-field #f [label]="i18n.local(field().name)" [required]="field().required ?? false" [hint]="help()" [error]="error()">
      @switch (field().type) {
        @case ('longText') {
          <textarea class="textarea" rows="3" maxlength="4000" [id]="f.id" [attr.aria-describedby]="f.describedBy" [value]="text()" (input)="type($event)"></textarea>
        }
        @case ('money') {
          <tb-money-input [inputId]="f.id" [currency]="currency()" [value]="number()" (typed)="changed.emit($event)" />
        }
        @case ('number') {
          <input class="input input-num" type="number" step="any" [id]="f.id" [attr.aria-describedby]="f.describedBy" [value]="text()" (input)="typeNumber($event)" />
        }
        @case ('date') {
          <input class="input" type="date" [id]="f.id" [attr.aria-describedby]="f.describedBy" [value]="text()" (change)="type($event)" />
        }
        @case ('boolean') {
          <select class="select" [id]="f.id" [attr.aria-describedby]="f.describedBy" (change)="choose($event)">
            <option value="" [selected]="value() === null"></option>
            <option value="true" [selected]="value() === true">{{ t('common.yes') }}</option>
            <option value="false" [selected]="value() === false">{{ t('common.no') }}</option>
          </select>
        }
        @case ('user') {
          <tb-picker [inputId]="f.id" [describedBy]="f.describedBy" [options]="colleagues.options()" [value]="text() || null" (valueChange)="changed.emit($event)" />
        }
        @case ('text') {
          <input class="input" maxlength="4000" [id]="f.id" [attr.aria-describedby]="f.describedBy" [value]="text()" (input)="type($event)" />
        }
        @default {
          <select class="select" [id]="f.id" [attr.aria-describedby]="f.describedBy" (change)="type($event)">
            <option value="" [selected]="!text()"></option>
            @for (option of options(); track option.key) {
              <option [value]="option.key" [selected]="option.key === text()">{{ i18n.local(option.name) }}</option>
            }
          </select>
        }
      }
    </tb-field>
  `,
})
export class FormInput {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly colleagues = inject(Colleagues);
  readonly field = input.required<FormField>();
  readonly value = input.required<FormValue>();
  readonly currency = input.required<string>();
  readonly error = input('');
  /** Undefined while what is typed is no value of the field. */
  readonly changed = output<FormValue | undefined>();
  protected readonly help = computed(() => {
    const { help } = this.field();
    return help ? this.i18n.local(help) : '';
  });
  protected readonly text = computed(() => (this.value() === null ? '' : String(this.value())));
  protected readonly number = computed(() => (typeof this.value() === 'number' ? Number(this.value()) : null));
  /** Retired options stay where they are set. */
  protected readonly options = computed(() => (this.field().options ?? []).filter(({ key, retired }) => !retired || key === this.value()));

  constructor() {
    void this.colleagues.load();
  }

  protected type(event: Event): void {
    this.changed.emit((event.target as HTMLInputElement).value || null);
  }

  protected typeNumber(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.changed.emit(value === '' ? null : Number.isFinite(Number(value)) ? Number(value) : undefined);
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.changed.emit(value === '' ? null : value === 'true');
  }
}
