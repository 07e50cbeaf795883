import type { Texts } from '../texts';

export const shortcut: Texts['shortcut'] = {
  title: 'Shortcuts',
  sheet: 'Show the shortcuts',
  goBoards: 'Open boards',
  goPools: 'Open pools',
  toggleNav: 'Collapse or expand the navigation',
  undo: 'Undo the last step',
  then: 'then',
};
