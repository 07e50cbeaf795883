import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { amountText, formatAmount, parseAmount } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';

/** An amount as people type it (120万, 4.38m); the exact value stands below while it is typed. */
@Component({
  selector: 'tb-money-input',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      class="input input-num"
      inputmode="text"
      autocomplete="off"
      [id]="inputId()"
      [attr.aria-describedby]="inputId() + '-echo'"
      [attr.aria-invalid]="problem() ? true : null"
      [placeholder]="t('card.amountHint')"
      [value]="text()"
      (input)="type($any($event.target).value)"
    />
    <p class="hint" [class.wrong]="problem()" [id]="inputId() + '-echo'">{{ problem() || echo() }}</p>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    p {
      min-height: 20px;
      text-align: right;
    }
    .wrong {
      color: var(--tb-overdue);
    }
  `,
})
export class MoneyInput {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  readonly inputId = input.required<string>();
  readonly currency = input.required<string>();
  readonly value = input.required<number | null>();
  /** Minor units, null when empty, undefined while it is not an amount. */
  readonly typed = output<number | null | undefined>();
  protected readonly text = linkedSignal<number | null, string>({
    source: this.value,
    computation: (value, previous) => {
      // What was typed stands as long as it means the same value.
      if (previous && this.read(previous.value) === value) return previous.value;
      return value === null ? '' : amountText(value, this.currency()).replace(/\.0+$/, '');
    },
  });
  private readonly result = computed(() => parseAmount(this.text(), this.currency()));
  protected readonly echo = computed(() => {
    const result = this.result();
    return result.ok ? this.t('card.amountExact', { exact: this.exact(result.minor) }) : '';
  });
  protected readonly problem = computed(() => {
    const result = this.result();
    if (result.ok || !this.text().trim()) return '';
    const { suggestion } = result;
    const minor = suggestion === undefined ? null : parseAmount(String(suggestion), this.currency());
    return minor?.ok ? this.t('card.amountSuggest', { exact: this.exact(minor.minor) }) : this.t('card.amountWrong');
  });

  protected type(text: string): void {
    this.text.set(text);
    this.typed.emit(this.read(text));
  }

  private read(text: string): number | null | undefined {
    if (!text.trim()) return null;
    const result = parseAmount(text, this.currency());
    return result.ok ? result.minor : undefined;
  }

  private exact(minor: number): string {
    return formatAmount(minor, this.currency(), { locale: this.i18n.locale(), style: 'exact' });
  }
}
