import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { Session } from '../../core/session/session';
import { LinkTabs } from '../../ui/link-tabs';
import { PageHeader } from '../../ui/page-header';
import { adminAreas } from './admin-areas';

@Component({
  selector: 'tb-admin-page',
  imports: [LinkTabs, PageHeader, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <tb-page-header [heading]="t('admin.title')" />
      <tb-link-tabs [label]="t('admin.title')" [links]="links()" />
      <router-outlet />
    </div>
  `,
  styles: `
    tb-link-tabs {
      display: block;
      margin-bottom: var(--tb-space-5);
    }
  `,
})
export class AdminPage {
  private readonly session = inject(Session);
  protected readonly t = inject(I18n).t;
  protected readonly links = computed(() =>
    adminAreas.filter(({ action }) => this.session.can(action)).map(({ link, label }) => ({ link, label: this.t(label) })),
  );
}
