import { effect, inject } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import type { TextKey } from '../../core/i18n/texts';
import { Crumb, Page } from '../../core/page/page';

/** Shows the path of an administration page; `last` names the place below it. */
export function adminCrumbs(area: TextKey, link: string, last: () => string | null = () => null): void {
  const page = inject(Page);
  const t = inject(I18n).t;
  effect(() => {
    const name = last();
    const crumbs: Crumb[] = [{ label: t('admin.title'), link: '/admin' }, { label: t(area), link }];
    page.crumbs.set(name === null ? crumbs : [...crumbs, { label: name }]);
  });
}
