import { inject, Injectable } from '@angular/core';
import { type ColumnTotal, formatAmount, percentOf } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import { Session } from '../../../core/session/session';

/** Sums of a column in words: the organisation's currency first, never across currencies. */
@Injectable({ providedIn: 'root' })
export class ColumnSums {
  private readonly i18n = inject(I18n);
  private readonly session = inject(Session);

  sum(total: ColumnTotal | undefined): string {
    return this.write(total, 100);
  }

  weighted(total: ColumnTotal | undefined, probability: number): string {
    return this.write(total, probability);
  }

  private write(total: ColumnTotal | undefined, percent: number): string {
    if (!total) return formatAmount(0, this.base(), { locale: this.i18n.locale(), style: 'sum' });
    const sums = Object.entries(total.sums);
    if (!sums.length) return total.count ? '' : formatAmount(0, this.base(), { locale: this.i18n.locale(), style: 'sum' });
    const isBase = ([currency]: readonly [string, string]): number => Number(currency === this.base());
    return sums
      .filter(([, sum]) => sum !== '0' || sums.length === 1)
      .sort((a, b) => isBase(b) - isBase(a))
      .map(([currency, sum]) => formatAmount(percentOf(sum, percent), currency, { locale: this.i18n.locale(), style: 'sum' }))
      .join(' + ');
  }

  private base(): string {
    return this.session.organisation()?.currency ?? 'CNY';
  }
}
