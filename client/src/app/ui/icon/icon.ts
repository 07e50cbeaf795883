import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { IconName, icons, IconShape } from './icons';

/** A picture beside a word; screen readers skip it. */
@Component({
  selector: 'tb-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg [attr.viewBox]="shape().viewBox" [attr.width]="size()" [attr.height]="size()" focusable="false">
      @for (path of shape().paths; track path.d) {
        <svg:path
          [attr.d]="path.d"
          [attr.fill]="path.stroke ? 'none' : 'currentColor'"
          [attr.stroke]="path.stroke ? 'currentColor' : null"
          [attr.stroke-dasharray]="path.dash ? '2.2 1.6' : null"
          stroke-width="1.4"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      line-height: 0;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(16);
  protected readonly shape = computed<IconShape>(() => icons[this.name()]);
}
