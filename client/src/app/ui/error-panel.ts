import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Icon } from './icon/icon';

/** A region that failed: what happened, the number to quote, and Retry. The rest of the page keeps working. */
@Component({
  selector: 'tb-error-panel',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'notice notice-error', role: 'alert' },
  template: `
    <tb-icon name="error" />
    <div class="body">
      <p>{{ problem().text }}</p>
      @if (problem().requestId; as id) {
        <p class="hint mono">{{ t('common.requestNumber', { id }) }}</p>
      }
    </div>
    @if (canRetry()) {
      <button type="button" class="btn btn-sm" (click)="retry.emit()"><tb-icon name="reload" />{{ t('common.retry') }}</button>
    }
  `,
  styles: `
    .body {
      flex: 1 1 auto;
      min-width: 0;
    }
  `,
})
export class ErrorPanel {
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  readonly error = input.required<unknown>();
  readonly canRetry = input(true);
  readonly retry = output();
  protected readonly problem = computed(() => this.problemText.describe(this.error()));
}
