import type { Locale, LocalText } from '@tideboard/contracts';

export type { Locale, LocalText };

export const locales: readonly Locale[] = ['zh-CN', 'en'];

export function isLocale(value: unknown): value is Locale {
  return value === 'zh-CN' || value === 'en';
}

/** Texts that are data (names of stages, nodes, roles) come in both languages. */
export function localText(text: LocalText, locale: Locale): string {
  return (locale === 'zh-CN' ? text.zh || text.en : text.en || text.zh);
}
