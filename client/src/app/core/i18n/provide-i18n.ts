import { EnvironmentProviders, Injectable, isDevMode, makeEnvironmentProviders } from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler, Translation, TranslocoLoader } from '@jsverse/transloco';
import { locales } from './locale';
import { PluralTranspiler } from './plural-transpiler';

/** Each language is a chunk of its own, fetched when it is first used. */
@Injectable()
class TextLoader implements TranslocoLoader {
  async getTranslation(locale: string): Promise<Translation> {
    return locale === 'en' ? (await import('./en')).en : (await import('./zh-CN')).zhCN;
  }
}

export function provideI18n(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: [...locales],
        defaultLang: 'zh-CN',
        reRenderOnLangChange: false,
        prodMode: !isDevMode(),
        missingHandler: { logMissingKey: isDevMode() },
      },
      loader: TextLoader,
    }),
    provideTranslocoTranspiler(PluralTranspiler),
  ]);
}
