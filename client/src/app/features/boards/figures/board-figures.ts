import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { BarChartModule } from '@swimlane/ngx-charts';
import type { ColumnView } from '@tideboard/contracts';
import { type ColumnTotal, currencyExponent, formatAmount, percentOf } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import { Session } from '../../../core/session/session';

/** Cards and amounts by stage, as bars and as the table that says the same; a bar or row leads to its column. */
@Component({
  selector: 'tb-board-figures',
  imports: [BarChartModule],
  // The charts animate by the old animations package; nothing here moves.
  providers: [provideNoopAnimations()],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './board-figures.html',
  styleUrl: './board-figures.scss',
})
export class BoardFigures {
  private readonly i18n = inject(I18n);
  private readonly session = inject(Session);
  protected readonly t = this.i18n.t;
  readonly columns = input.required<readonly ColumnView[]>();
  readonly totals = input.required<Readonly<Record<string, ColumnTotal>>>();
  readonly picked = output<string>();

  protected readonly currency = computed(() => this.session.organisation()?.currency ?? 'CNY');
  protected readonly rows = computed(() =>
    this.columns().map(({ key, name, probability }) => {
      const total = this.totals()[key];
      const sum = total?.sums[this.currency()] ?? (total && total.count > 0 && !Object.keys(total.sums).length ? null : '0');
      return {
        key,
        name: this.i18n.local(name),
        count: total?.count ?? 0,
        sum,
        amount: this.money(sum),
        weighted: sum === null ? this.money(null) : this.money(percentOf(sum, probability)),
      };
    }),
  );
  protected readonly counts = computed(() => this.rows().map(({ name, count }) => ({ name, value: count })));
  protected readonly amounts = computed(() =>
    this.rows().map(({ name, sum }) => ({ name, value: Number(sum ?? 0) / 10 ** currencyExponent(this.currency()) })),
  );
  protected readonly one = { domain: ['var(--tb-chart-1)'] } as never;
  protected readonly two = { domain: ['var(--tb-chart-2)'] } as never;
  protected readonly asMoney = (value: number): string => this.money(Math.round(value * 10 ** currencyExponent(this.currency())));

  protected pick(chosen: unknown): void {
    const name = typeof chosen === 'object' && chosen !== null && 'name' in chosen ? chosen.name : chosen;
    const row = this.rows().find((each) => each.name === name);
    if (row) this.picked.emit(row.key);
  }

  private money(minor: string | number | null): string {
    return formatAmount(minor, this.currency(), { locale: this.i18n.locale(), style: 'sum' });
  }
}
