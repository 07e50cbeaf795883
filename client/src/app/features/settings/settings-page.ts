import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { Page } from '../../core/page/page';
import { LinkTabs } from '../../ui/link-tabs';
import { PageHeader } from '../../ui/page-header';

@Component({
  selector: 'tb-settings-page',
  imports: [LinkTabs, PageHeader, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page page-narrow">
      <tb-page-header [heading]="t('settings.title')" />
      <tb-link-tabs
        [label]="t('settings.title')"
        [links]="[
          { link: 'profile', label: t('settings.profile') },
          { link: 'look', label: t('settings.look') },
          { link: 'shortcuts', label: t('settings.shortcuts') },
        ]"
      />
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
export class SettingsPage {
  protected readonly t = inject(I18n).t;

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.t('settings.title') }]));
  }
}
