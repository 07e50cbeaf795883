import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { AmountStyle, formatAmount } from '@tideboard/domain';
import { I18n } from '../core/i18n/i18n';

/** An amount of minor units, short; the exact one is its title. Unknown is a dash, zero is zero. */
@Component({
  selector: 'tb-money',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'num', '[attr.title]': 'exact()' },
  template: `{{ text() }}`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class MoneyText {
  private readonly i18n = inject(I18n);
  readonly minor = input.required<number | string | null>();
  readonly currency = input.required<string>();
  readonly as = input<AmountStyle>('card');
  protected readonly text = computed(() => this.write(this.as()));
  protected readonly exact = computed(() => (this.minor() === null || this.as() === 'exact' ? null : this.write('exact')));

  private write(style: AmountStyle): string {
    return formatAmount(this.minor(), this.currency(), { locale: this.i18n.locale(), style });
  }
}
