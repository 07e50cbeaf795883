import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../ui/icon/icon';
import { NavItem } from './nav-items';

@Component({
  selector: 'tb-bottom-bar',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="t('shell.mainNavigation')">
      @for (item of inBar(); track item.link) {
        <a class="item" [routerLink]="item.link" routerLinkActive="current" ariaCurrentWhenActive="page">
          <tb-icon [name]="item.icon" [size]="20" />{{ t(item.label) }}
        </a>
      }
      <button type="button" class="item" [cdkMenuTriggerFor]="rest">
        <tb-icon name="menu" [size]="20" />{{ t('shell.moreNavigation') }}
      </button>
    </nav>
    <ng-template #rest>
      <div class="menu" cdkMenu>
        @for (item of underMore(); track item.link) {
          <a class="menu-item" cdkMenuItem [routerLink]="item.link"><tb-icon [name]="item.icon" />{{ t(item.label) }}</a>
        }
        <a class="menu-item" cdkMenuItem routerLink="/settings"><tb-icon name="user" />{{ t('shell.settings') }}</a>
      </div>
    </ng-template>
  `,
  styles: `
    nav {
      display: flex;
      min-height: var(--tb-bottom-bar);
      padding-bottom: env(safe-area-inset-bottom);
      border-top: 1px solid var(--tb-border);
      background: var(--tb-surface);
    }
    .item {
      display: flex;
      flex: 1 1 0;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--tb-space-1);
      min-width: 0;
      padding: var(--tb-space-2);
      border: 0;
      background: none;
      color: var(--tb-text-2);
      font: inherit;
      font-size: 12px;
      line-height: 20px;
      text-decoration: none;
    }
    .item:focus-visible {
      outline-offset: -2px;
    }
    .current {
      color: var(--tb-link);
      font-weight: 600;
    }
  `,
})
export class BottomBar {
  protected readonly t = inject(I18n).t;
  readonly items = input.required<readonly NavItem[]>();
  protected readonly inBar = computed(() => this.items().filter((item) => item.onPhone));
  protected readonly underMore = computed(() => this.items().filter((item) => !item.onPhone));
}
