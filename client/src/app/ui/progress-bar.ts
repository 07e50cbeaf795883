import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

@Component({
  selector: 'tb-progress-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'progressbar',
    'aria-valuemin': '0',
    'aria-valuemax': '100',
    '[attr.aria-valuenow]': 'percent()',
    '[attr.aria-label]': 'label()',
  },
  template: `<i [style.transform]="'scaleX(' + percent() / 100 + ')'"></i>`,
  styles: `
    :host {
      display: block;
      height: 8px;
      overflow: hidden;
      border-radius: var(--tb-radius-full);
      background: var(--tb-split);
    }
    i {
      display: block;
      height: 100%;
      background: var(--tb-primary);
      transform-origin: left;
      transition: transform var(--tb-base) var(--tb-ease);
    }
  `,
})
export class ProgressBar {
  readonly label = input.required<string>();
  readonly done = input.required<number>();
  readonly total = input.required<number>();
  protected readonly percent = computed(() => (this.total() > 0 ? Math.min(100, Math.round((this.done() / this.total()) * 100)) : 0));
}
