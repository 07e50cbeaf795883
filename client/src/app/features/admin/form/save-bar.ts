import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { ServerClock } from '../../../core/i18n/clock';
import { formatDateTime } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';

/** Stands at the lower edge from the first change on: what is not saved, and the two ways out. */
@Component({
  selector: 'tb-save-bar',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (draftAt(); as at) {
      <div class="bar">
        <tb-icon name="clock" />
        <p>{{ t('admin.form.draft', { time: timeOf(at) }) }}</p>
        <span class="spacer"></span>
        <button type="button" class="btn" (click)="forgotten.emit()">{{ t('admin.form.discard') }}</button>
        <button type="button" class="btn" (click)="restored.emit()">{{ t('admin.form.restore') }}</button>
      </div>
    } @else if (changed() || error()) {
      <div class="bar">
        @if (error()) {
          <p class="error" role="alert"><tb-icon name="error" />{{ error() }}</p>
        } @else {
          <p class="muted" role="status">{{ note() || t('admin.form.changed') }}</p>
        }
        <span class="spacer"></span>
        <button type="button" class="btn" [disabled]="saving()" (click)="discarded.emit()">{{ t('admin.form.discard') }}</button>
        <button type="button" class="btn btn-primary" [disabled]="saving()" (click)="saved.emit()">
          {{ saving() ? t('admin.form.saving') : act() || t('admin.form.save') }}
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      position: sticky;
      bottom: 0;
      z-index: 2;
      display: block;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--tb-space-3);
      margin-top: var(--tb-space-5);
      padding: var(--tb-space-4) var(--tb-space-5);
      border: 1px solid var(--tb-border);
      border-radius: var(--tb-radius);
      background: var(--tb-raised);
      box-shadow: var(--tb-shadow-2);
    }
    p {
      min-width: 0;
    }
    .error {
      display: flex;
      gap: var(--tb-space-3);
      color: var(--tb-overdue);
    }
    .error tb-icon {
      margin-top: 3px;
    }
    @media (max-width: 767.98px) {
      .btn {
        flex: 1 1 auto;
      }
    }
  `,
})
export class SaveBar {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);
  protected readonly t = this.i18n.t;
  readonly changed = input.required<boolean>();
  readonly saving = input(false);
  readonly error = input('');
  /** Says more than "changes not saved", such as how many people they touch. */
  readonly note = input('');
  readonly act = input('');
  readonly draft = input<{ readonly at: string } | null>(null);
  readonly saved = output();
  readonly discarded = output();
  readonly restored = output();
  readonly forgotten = output();
  protected readonly draftAt = computed(() => this.draft()?.at ?? null);

  protected timeOf(at: string): string {
    return formatDateTime(at, this.i18n.locale(), this.clock.minute());
  }
}
