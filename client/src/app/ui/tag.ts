import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from './icon/icon';

/** A word on a card or a chosen value; with `removeLabel` it carries a button to take it away. */
@Component({
  selector: 'tb-tag',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'tag' },
  template: `
    <span class="truncate"><ng-content /></span>
    @if (removeLabel()) {
      <button type="button" class="remove" [attr.aria-label]="removeLabel()" (click)="removed.emit()">
        <tb-icon name="close" [size]="12" />
      </button>
    }
  `,
  styles: `
    .remove {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      width: 24px;
      height: 24px;
      margin: -2px -8px -2px 0;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      cursor: pointer;
    }
  `,
})
export class Tag {
  readonly removeLabel = input('');
  readonly removed = output();
}
