import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../ui/icon/icon';
import { ImportStep, importSteps } from './import-steps';

/** The five steps at the left; on a phone only which one this is. */
@Component({
  selector: 'tb-step-list',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="phone-only muted">{{ t('imports.stepOf', { n: at() + 1, of: steps.length }) }} · {{ word(current()) }}</p>
    <nav class="desktop-only" [attr.aria-label]="t('imports.steps')">
      <ol>
        @for (step of steps; track step; let index = $index) {
          <li>
            @if (open().includes(step) && step !== current()) {
              <a routerLink="." [queryParams]="{ step }"><span class="no">{{ index + 1 }}</span>{{ word(step) }}</a>
            } @else {
              <span [class.current]="step === current()" [attr.aria-current]="step === current() ? 'step' : null">
                <span class="no">
                  @if (index < at()) {
                    <tb-icon name="check" [size]="12" />
                  } @else {
                    {{ index + 1 }}
                  }
                </span>
                {{ word(step) }}
              </span>
            }
          </li>
        }
      </ol>
    </nav>
  `,
  styles: `
    li > * {
      display: flex;
      align-items: center;
      gap: var(--tb-space-3);
      min-height: 40px;
      padding: 0 var(--tb-space-3);
      border-radius: var(--tb-radius);
      color: var(--tb-text-2);
    }
    a:hover {
      background: var(--tb-hover);
      text-decoration: none;
    }
    .current {
      background: var(--tb-selected);
      color: var(--tb-text);
      font-weight: 600;
    }
    .no {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      width: 24px;
      height: 24px;
      border: 1px solid var(--tb-border-strong);
      border-radius: var(--tb-radius-full);
      font-size: 12px;
      font-variant-numeric: tabular-nums;
    }
    .current .no {
      border-color: var(--tb-primary);
      background: var(--tb-primary);
      color: var(--tb-on-primary);
    }
  `,
})
export class StepList {
  protected readonly t = inject(I18n).t;
  protected readonly steps = importSteps;
  readonly current = input.required<ImportStep>();
  /** Steps that may be gone to. */
  readonly open = input<readonly ImportStep[]>([]);
  protected readonly at = computed(() => importSteps.indexOf(this.current()));

  protected word(step: ImportStep): string {
    return this.t(`imports.step.${step}`);
  }
}
