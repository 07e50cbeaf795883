import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { DeviceStore } from '../device/device-store';
import { isLocale, Locale, LocalText, localText } from './locale';
import { TextKey, TextParams } from './texts';

/**
 * The language now, and the texts in it. `t` reads a signal: whatever shows a text by it changes with the language,
 * without a reload.
 */
@Injectable({ providedIn: 'root' })
export class I18n {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly device = inject(DeviceStore);
  private readonly current = signal<Locale>(this.deviceLocale());

  readonly locale = this.current.asReadonly();

  readonly t = (key: TextKey, params?: TextParams): string =>
    this.transloco.translate(key, params as Record<string, unknown>, this.current());

  /** A text whose key comes from data (codes of refusals); undefined when there is none. */
  readonly lookup = (key: string, params?: TextParams): string | undefined => {
    const locale = this.current();
    const text: unknown = this.transloco.getTranslation(locale)[key];
    return typeof text === 'string' ? this.transloco.translate(key, params as Record<string, unknown>, locale) : undefined;
  };

  readonly local = (text: LocalText): string => localText(text, this.current());

  /** Loads the language of this device; the first thing the application waits for. */
  start(): Promise<void> {
    return this.use(this.current());
  }

  async use(locale: Locale): Promise<void> {
    await firstValueFrom(this.transloco.load(locale));
    this.transloco.setActiveLang(locale);
    this.document.documentElement.lang = locale;
    this.device.set('locale', locale);
    this.current.set(locale);
  }

  private deviceLocale(): Locale {
    const stored = this.device.get('locale');
    if (isLocale(stored)) return stored;
    return /^zh/i.test(navigator.language) ? 'zh-CN' : 'en';
  }
}
