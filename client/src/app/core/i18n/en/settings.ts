import type { Texts } from '../texts';

export const settings: Texts['settings'] = {
  title: 'Settings',
  profile: 'Profile',
  look: 'Look',
  shortcuts: 'Shortcuts',
  team: 'Team',
  noTeam: 'No team',
  roles: 'Roles',
  passwordTitle: 'Change password',
  currentPassword: 'Current password',
  passwordChanged: 'Password changed. Other devices have to log in again.',
  mustChange: 'Change your password before you go on.',
  densityHint: 'On phones the size is fixed to suit fingers.',
  shortcutsOn: 'Use single-key shortcuts',
  shortcutsHint: 'When off, only Ctrl combinations remain. Single keys never act while you type text.',
  key: 'Key',
  does: 'Does',
};
