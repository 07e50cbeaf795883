import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

export interface Anchor {
  readonly key: string;
  readonly label: string;
  readonly count?: number;
}

/** Jumps between the sections of one page (not tabs: everything stays on the page). */
@Component({
  selector: 'tb-anchor-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="label()">
      @for (anchor of anchors(); track anchor.key) {
        <button
          type="button"
          [class.current]="anchor.key === current()"
          [attr.aria-current]="anchor.key === current() ? 'true' : null"
          (click)="current.set(anchor.key)"
        >
          {{ anchor.label }}
          @if (anchor.count !== undefined) {
            <span class="count">{{ anchor.count }}</span>
          }
        </button>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: var(--tb-space-2);
      overflow-x: auto;
      border-bottom: 1px solid var(--tb-border);
      scrollbar-width: none;
    }
    button {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: var(--tb-space-2);
      height: 40px;
      padding: 0 var(--tb-space-3);
      border: 0;
      border-bottom: 2px solid transparent;
      background: none;
      color: var(--tb-text-2);
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      color: var(--tb-text);
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    .current {
      border-bottom-color: var(--tb-primary);
      color: var(--tb-text);
      font-weight: 600;
    }
    @media (max-width: 767.98px) {
      button {
        height: 44px;
      }
    }
  `,
})
export class AnchorBar {
  readonly label = input.required<string>();
  readonly anchors = input.required<readonly Anchor[]>();
  readonly current = model.required<string>();
}
