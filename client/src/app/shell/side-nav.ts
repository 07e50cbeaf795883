import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../ui/icon/icon';
import { NavItem } from './nav-items';

@Component({
  selector: 'tb-side-nav',
  imports: [Icon, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.collapsed]': 'collapsed()' },
  template: `
    <a class="brand" routerLink="/" [attr.aria-label]="t('common.product')">
      <svg class="mark" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <rect width="32" height="32" rx="6" fill="var(--tb-primary)" />
        <g fill="var(--tb-on-primary)">
          <rect x="7" y="8" width="5" height="16" rx="1.5" />
          <rect x="13.5" y="8" width="5" height="11" rx="1.5" />
          <rect x="20" y="8" width="5" height="6" rx="1.5" />
        </g>
      </svg>
      <span class="word">{{ t('common.product') }}</span>
    </a>
    <nav [attr.aria-label]="t('shell.mainNavigation')">
      <ul>
        @for (item of items(); track item.link) {
          <li>
            <a
              class="item"
              [routerLink]="item.link"
              routerLinkActive="current"
              ariaCurrentWhenActive="page"
              [attr.title]="collapsed() ? t(item.label) : null"
            >
              <tb-icon [name]="item.icon" />
              <span class="word">{{ t(item.label) }}</span>
            </a>
          </li>
        }
      </ul>
    </nav>
    <button
      type="button"
      class="btn btn-icon fold"
      [attr.aria-label]="t(collapsed() ? 'shell.expandNav' : 'shell.collapseNav')"
      [attr.title]="t(collapsed() ? 'shell.expandNav' : 'shell.collapseNav')"
      [attr.aria-expanded]="!collapsed()"
      (click)="toggled.emit()"
    >
      <tb-icon [name]="collapsed() ? 'navUnfold' : 'navFold'" />
    </button>
  `,
  styleUrl: './side-nav.scss',
})
export class SideNav {
  protected readonly t = inject(I18n).t;
  readonly items = input.required<readonly NavItem[]>();
  readonly collapsed = input.required<boolean>();
  readonly toggled = output();
}
