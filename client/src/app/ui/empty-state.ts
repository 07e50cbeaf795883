import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from './icon/icon';
import { IconName } from './icon/icons';

/** Why nothing is here; the one next action goes inside. */
@Component({
  selector: 'tb-empty-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-icon [name]="icon()" [size]="32" />
    <p>{{ text() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--tb-space-4);
      padding: var(--tb-space-8) var(--tb-space-5);
      color: var(--tb-text-2);
      text-align: center;
    }
    p {
      max-width: 480px;
    }
    tb-icon {
      color: var(--tb-text-3);
    }
  `,
})
export class EmptyState {
  readonly text = input.required<string>();
  readonly icon = input<IconName>('pools');
}
