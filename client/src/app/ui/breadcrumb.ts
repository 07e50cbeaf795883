import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'tb-breadcrumb',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="label()">
      <ol>
        @for (crumb of crumbs(); track $index; let last = $last) {
          <li [class.truncate]="last">
            @if (crumb.link && !last) {
              <a [routerLink]="crumb.link">{{ crumb.label }}</a>
              <span class="slash" aria-hidden="true">/</span>
            } @else {
              <span [attr.aria-current]="last ? 'page' : null">{{ crumb.label }}</span>
              @if (!last) {
                <span class="slash" aria-hidden="true">/</span>
              }
            }
          </li>
        }
      </ol>
    </nav>
  `,
  styles: `
    :host {
      min-width: 0;
    }
    ol {
      display: flex;
      min-width: 0;
    }
    li {
      flex: none;
    }
    li:last-child {
      flex: 0 1 auto;
      font-weight: 600;
    }
    a {
      color: var(--tb-text-2);
    }
    .slash {
      padding: 0 var(--tb-space-3);
      color: var(--tb-text-3);
    }
  `,
})
export class Breadcrumb {
  readonly label = input.required<string>();
  readonly crumbs = input.required<readonly { readonly label: string; readonly link?: string }[]>();
}
