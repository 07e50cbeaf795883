import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Skeleton } from '../../../ui/skeleton';

/** Five columns of four cards, in the geometry of the loaded board. */
@Component({
  selector: 'tb-board-skeleton',
  imports: [Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    @for (column of five; track column) {
      <div class="column">
        <tb-skeleton [lines]="['40%', '65%']" />
        @for (card of four; track card) {
          <div class="face"><tb-skeleton [lines]="['100%', '70%', '50%', '80%', '30%']" /></div>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--tb-space-3);
      min-height: 0;
      padding: 0 var(--tb-gutter) var(--tb-space-4);
      overflow: hidden;
    }
    .column {
      display: flex;
      flex: none;
      flex-direction: column;
      gap: var(--tb-card-gap);
      width: var(--tb-column);
      padding: var(--tb-space-4);
      border-radius: var(--tb-radius-lg);
      background: var(--tb-sunken);
    }
    .face {
      min-height: 132px;
      padding: var(--tb-space-4);
      border: 1px solid var(--tb-border);
      border-radius: var(--tb-radius);
      background: var(--tb-surface);
    }
    @media (max-width: 767.98px) {
      .column {
        width: calc(100vw - 32px);
      }
    }
  `,
})
export class BoardSkeleton {
  protected readonly five = [0, 1, 2, 3, 4];
  protected readonly four = [0, 1, 2, 3];
}
