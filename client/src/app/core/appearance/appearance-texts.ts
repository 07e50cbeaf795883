import type { Locale } from '../i18n/locale';
import type { TextKey } from '../i18n/texts';
import type { Density, Theme } from './appearance';

/** Each language by its own name, so that whoever cannot read the page finds theirs. */
export const localeNames: Readonly<Record<Locale, string>> = { 'zh-CN': '简体中文', en: 'English' };

export const themeTexts: Readonly<Record<Theme, TextKey>> = {
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
  system: 'shell.themeSystem',
};

export const densityTexts: Readonly<Record<Density, TextKey>> = {
  compact: 'shell.densityCompact',
  standard: 'shell.densityStandard',
  comfortable: 'shell.densityComfortable',
};
