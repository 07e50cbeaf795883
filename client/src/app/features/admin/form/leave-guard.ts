import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { I18n } from '../../../core/i18n/i18n';
import { confirmWith } from '../../../ui/dialog/confirm';
import { Dialogs } from '../../../ui/dialog/dialogs';

/** A page that may hold input which is not saved. */
export interface HoldsChanges {
  hasChanges(): boolean;
}

/** Asks before unsaved changes are lost. */
export const leaveGuard: CanDeactivateFn<HoldsChanges> = (page) => {
  if (!page.hasChanges()) return true;
  const t = inject(I18n).t;
  return confirmWith(inject(Dialogs), {
    heading: t('admin.form.leaveTitle'),
    consequences: [t('admin.form.leaveEffect')],
    act: t('admin.form.leave'),
    danger: true,
  });
};
