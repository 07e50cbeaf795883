import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, inject, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { routes } from './app.routes';
import { problemInterceptor, writeInterceptor } from './core/api/api.interceptors';
import { I18n } from './core/i18n/i18n';
import { provideI18n } from './core/i18n/provide-i18n';
import { Session } from './core/session/session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([problemInterceptor, writeInterceptor])),
    provideI18n(),
    provideAppInitializer(async () => {
      const session = inject(Session);
      await Promise.all([inject(I18n).start(), session.load()]);
    }),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
  ],
};
