import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The one title of a page, with its actions at the right. */
@Component({
  selector: 'tb-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="words">
      <h1 class="text-xl" tabindex="-1">{{ heading() }}</h1>
      @if (note()) {
        <p class="muted">{{ note() }}</p>
      }
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--tb-space-3);
      margin-bottom: var(--tb-space-5);
    }
    .words {
      flex: 1 1 auto;
      min-width: 0;
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly note = input('');
}
