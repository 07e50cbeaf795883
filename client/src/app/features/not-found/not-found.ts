import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { Page } from '../../core/page/page';
import { EmptyState } from '../../ui/empty-state';

/** One page for an address that does not exist and for one that may not be seen. */
@Component({
  selector: 'tb-not-found',
  imports: [EmptyState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1 class="visually-hidden">{{ t('common.notFoundTitle') }}</h1>
    <tb-empty-state icon="search" [text]="t('common.notFound')">
      <a class="btn" routerLink="/">{{ t('common.toStart') }}</a>
    </tb-empty-state>
  `,
})
export class NotFound {
  protected readonly t = inject(I18n).t;

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.t('common.notFoundTitle') }]));
  }
}
