import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Page } from '../core/page/page';
import { Realtime } from '../core/realtime/realtime';
import { Breadcrumb } from '../ui/breadcrumb';
import { PeopleHere } from '../ui/people-here';
import { ConnectionSign } from './connection-sign';
import { JobsTray } from './jobs-tray';
import { UserMenu } from './user-menu';

@Component({
  selector: 'tb-top-bar',
  imports: [Breadcrumb, ConnectionSign, JobsTray, PeopleHere, UserMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <tb-breadcrumb [label]="t('shell.breadcrumb')" [crumbs]="page.crumbs()" />
      <span class="spacer"></span>
      <tb-people-here class="desktop-only" [people]="page.people()" />
      <tb-jobs-tray />
      <tb-connection-sign [state]="realtime.connection().state" />
      <tb-user-menu />
    </header>
  `,
  styles: `
    header {
      display: flex;
      align-items: center;
      gap: var(--tb-space-5);
      height: var(--tb-bar-height);
      padding: 0 var(--tb-space-5) 0 var(--tb-gutter);
      border-bottom: 1px solid var(--tb-border);
      background: var(--tb-surface);
    }
    @media (max-width: 767.98px) {
      header {
        gap: var(--tb-space-3);
        padding-right: var(--tb-space-2);
      }
    }
  `,
})
export class TopBar {
  protected readonly t = inject(I18n).t;
  protected readonly page = inject(Page);
  protected readonly realtime = inject(Realtime);
}
