import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { ImportMapping, ImportView } from '@tideboard/contracts';
import type { DateOrder } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';

/** Which of several ways the dates of a column are to be read, each shown on the file's own values. */
@Component({
  selector: 'tb-date-order-question',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="section" [class.unanswered]="value() === null">
      <legend class="section-title">{{ t('imports.dateQuestion', { column: column() }) }}</legend>
      @if (question().mixed) {
        <p class="hint">{{ t('imports.dateMixed') }}</p>
      }
      <div class="orders">
        @for (order of question().orders; track order) {
          <label class="order" [class.chosen]="order === value()">
            <span class="check">
              <input type="radio" [name]="'order-' + question().field" [checked]="order === value()" (change)="answered.emit(answer(order))" />
              <b>{{ word(order) }}</b>
            </span>
            <span class="samples num">
              @for (sample of question().samples; track sample.text) {
                <span class="muted">{{ sample.text }}</span>
                <span aria-hidden="true">→</span>
                <span>{{ sample.readings[order] ?? t('imports.noReading') }}</span>
              }
            </span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      gap: var(--tb-space-4);
    }
    legend {
      float: left;
      padding: 0;
    }
    .unanswered {
      border-color: var(--tb-risk);
    }
    .orders {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
      gap: var(--tb-space-4);
      clear: both;
    }
    .order {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-3);
      padding: var(--tb-space-4);
      border: 1px solid var(--tb-border-strong);
      border-radius: var(--tb-radius);
      cursor: pointer;
    }
    .chosen {
      border-color: var(--tb-primary);
      background: var(--tb-selected);
    }
    .samples {
      display: grid;
      grid-template-columns: max-content max-content 1fr;
      gap: var(--tb-space-2) var(--tb-space-3);
    }
  `,
})
export class DateOrderQuestion {
  protected readonly t = inject(I18n).t;
  readonly question = input.required<ImportView['suggestions']['dates'][number]>();
  readonly column = input.required<string>();
  readonly value = input.required<DateOrder | null>();
  readonly answered = output<ImportMapping['dateOrders']>();

  protected word(order: DateOrder): string {
    return this.t(`imports.dateOrder.${order}`);
  }

  protected answer(order: DateOrder): ImportMapping['dateOrders'] {
    return { [this.question().field]: order };
  }
}
