import { TextKey } from '../core/i18n/texts';
import type { IconName } from '../ui/icon/icons';

export interface NavItem {
  readonly link: string;
  readonly label: TextKey;
  readonly icon: IconName;
  /** Shown to who holds one of these; to everybody when empty. */
  readonly actions: readonly string[];
  /** Whether it stands in the bar of a phone rather than under "More". */
  readonly onPhone: boolean;
}

export const boardActions = ['opportunity.view', 'tender.view', 'contract.view', 'collection.view'];
export const poolActions = ['opportunity.claim', 'opportunity.release'];
export const importActions = ['opportunity.import'];
export const adminActions = ['settings.users', 'settings.teams', 'settings.roles', 'settings.pools', 'settings.jobs'];

export const navItems: readonly NavItem[] = [
  { link: '/boards', label: 'shell.nav.boards', icon: 'boards', actions: boardActions, onPhone: true },
  { link: '/pools', label: 'shell.nav.pools', icon: 'pools', actions: poolActions, onPhone: true },
  { link: '/imports', label: 'shell.nav.imports', icon: 'imports', actions: importActions, onPhone: false },
  { link: '/admin', label: 'shell.nav.admin', icon: 'admin', actions: adminActions, onPhone: false },
];
