import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { formatCount } from '../core/i18n/numbers';

/** A number of things, easy to read when there are thousands. */
@Component({
  selector: 'tb-count',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'num' },
  template: `{{ text() }}`,
})
export class CountText {
  private readonly i18n = inject(I18n);
  readonly value = input.required<number>();
  protected readonly text = computed(() => formatCount(this.value(), this.i18n.locale()));
}
