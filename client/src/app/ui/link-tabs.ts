import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** Links between the pages of one area, each with its own address. */
@Component({
  selector: 'tb-link-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="label()">
      @for (tab of links(); track tab.link) {
        <a [routerLink]="tab.link" routerLinkActive="current" ariaCurrentWhenActive="page">{{ tab.label }}</a>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: var(--tb-space-5);
      overflow-x: auto;
      border-bottom: 1px solid var(--tb-border);
      scrollbar-width: none;
    }
    a {
      flex: none;
      padding: 8px var(--tb-space-2);
      border-bottom: 2px solid transparent;
      color: var(--tb-text-2);
      white-space: nowrap;
    }
    a:hover {
      color: var(--tb-text);
      text-decoration: none;
    }
    a:focus-visible {
      outline-offset: -2px;
    }
    .current {
      border-bottom-color: var(--tb-primary);
      color: var(--tb-text);
      font-weight: 600;
    }
    @media (max-width: 767.98px) {
      a {
        padding-block: 12px;
      }
    }
  `,
})
export class LinkTabs {
  readonly label = input.required<string>();
  readonly links = input.required<readonly { readonly link: string; readonly label: string }[]>();
}
