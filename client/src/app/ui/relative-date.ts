import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ServerClock } from '../core/i18n/clock';
import { formatAgo, formatDate, formatDateTime, formatDue, formatExact } from '../core/i18n/dates';
import { I18n } from '../core/i18n/i18n';

/** A moment as people say it; the exact one is its title and stands in the markup. */
@Component({
  selector: 'tb-relative-date',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time class="num" [attr.datetime]="value()" [attr.title]="exact()">{{ text() }}</time>`,
})
export class RelativeDate {
  private readonly clock = inject(ServerClock);
  private readonly i18n = inject(I18n);
  readonly value = input.required<string>();
  readonly as = input<'due' | 'ago' | 'date' | 'date-time'>('due');
  protected readonly exact = computed(() => formatExact(this.value()));
  protected readonly text = computed(() => {
    const [value, locale, now] = [this.value(), this.i18n.locale(), this.clock.minute()];
    switch (this.as()) {
      case 'due':
        return formatDue(value, locale, now);
      case 'ago':
        return formatAgo(value, locale, now);
      case 'date':
        return formatDate(value, locale, now);
      case 'date-time':
        return formatDateTime(value, locale, now);
    }
  });
}
