import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ServerClock } from '../../../core/i18n/clock';
import { formatDate, formatDateTime, formatExact } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { CardStore } from './card.store';

/** When and why the card returns to the pool. */
@Component({
  selector: 'tb-pool-sentence',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p [attr.title]="exact()">{{ text() }}</p>`,
})
export class PoolSentence {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);
  private readonly store = inject(CardStore);
  protected readonly exact = computed(() => {
    const at = this.store.detail()?.clock.expiresAt;
    return at ? formatExact(at) : null;
  });
  protected readonly text = computed(() => {
    const detail = this.store.detail();
    if (!detail) return '';
    if (detail.inPool) return this.i18n.t('card.inPool');
    const { expiresAt, from, days } = detail.clock;
    if (!expiresAt) return this.i18n.t('card.clockNone');
    const [locale, now] = [this.i18n.locale(), this.clock.minute()];
    const when = this.i18n.t('card.clockOn', { date: formatDateTime(expiresAt, locale, now), days: days ?? '' });
    return from ? `${when}${locale === 'en' ? ' ' : ''}${this.i18n.t('card.clockFrom', { date: formatDate(new Date(from), locale, now) })}` : when;
  });
}
