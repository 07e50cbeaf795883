import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Grey bars in the geometry of what is coming; they appear after 100 ms, so that fast answers do not flicker. */
@Component({
  selector: 'tb-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    @for (line of lines(); track $index) {
      <i [style.width]="line" [style.height.px]="height()"></i>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-3);
      opacity: 0;
      animation:
        appear 1ms 100ms forwards,
        pulse 1.6s 400ms var(--tb-ease) infinite alternate;
    }
    i {
      display: block;
      max-width: 100%;
      border-radius: var(--tb-radius-sm);
      background: var(--tb-split);
    }
    @keyframes appear {
      to {
        opacity: 1;
      }
    }
    @keyframes pulse {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.6;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      :host {
        animation: appear 1ms 100ms forwards;
      }
    }
  `,
})
export class Skeleton {
  /** Widths of the lines, as CSS lengths. */
  readonly lines = input<readonly string[]>(['60%', '100%', '80%']);
  readonly height = input(14);
}
