import { computed, inject, Injectable, signal } from '@angular/core';
import type { SessionView } from '@tideboard/contracts';
import { Api } from '../api/api';
import { ApiProblem, toApiProblem } from '../api/api-problem';
import { Credentials } from '../api/credentials';
import { Appearance } from '../appearance/appearance';
import { ServerClock } from '../i18n/clock';
import { I18n } from '../i18n/i18n';
import { Preferences, SetupRequest } from './session.view';

/** Who is logged in, and what they may do. The server says both; the client only shows less because of it. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly credentials = inject(Credentials);
  private readonly clock = inject(ServerClock);
  private readonly appearance = inject(Appearance);
  private readonly i18n = inject(I18n);
  private readonly view = signal<SessionView | null>(null);

  /** Why the session could not be asked for; the page then offers to try again. */
  readonly problem = signal<ApiProblem | null>(null);
  readonly user = computed(() => this.view()?.user ?? null);
  readonly startPage = computed(() => this.view()?.startPage || '/boards');
  readonly demoLogins = computed(() => (this.view()?.demo ? (this.view()?.demoLogins ?? []) : []));
  readonly needsSetup = computed(() => this.view()?.needsSetup ?? false);

  readonly organisation = computed(() => this.view()?.organisation ?? null);

  /** Whether the person holds the action in some scope; the server judges each record again. */
  can(action: string): boolean {
    return Boolean(this.view()?.grants[action]?.length);
  }

  canAny(actions: readonly string[]): boolean {
    return !actions.length || actions.some((action) => this.can(action));
  }

  async load(): Promise<void> {
    try {
      await this.reload();
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toApiProblem(error));
    }
  }

  async login(login: string, password: string): Promise<void> {
    await this.api.post('/session', { login, password });
    await this.reload();
  }

  async logout(): Promise<void> {
    await this.api.delete('/session');
    await this.reload();
  }

  /** The server said that the session is over: keep the page's address, drop the person. */
  async expire(): Promise<void> {
    if (this.user()) await this.load();
  }

  async setup(request: SetupRequest): Promise<void> {
    await this.api.post('/setup', request);
    await this.reload();
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.api.post('/session/password', { current, next });
    await this.reload();
  }

  /** Takes effect at once; the account learns of it when someone is logged in. */
  async prefer(preferences: Preferences): Promise<void> {
    await this.apply(preferences);
    if (this.user()) await this.api.patch('/session/preferences', preferences);
  }

  private async reload(): Promise<void> {
    await this.accept(await this.api.get<SessionView>('/session'));
  }

  private async accept(view: SessionView): Promise<void> {
    this.credentials.csrfToken.set(view.csrfToken);
    this.clock.set(view.serverTime);
    if (view.user) await this.apply(view.user);
    this.view.set(view);
  }

  private async apply({ locale, theme, density }: { [K in keyof Preferences]: Preferences[K] | null }): Promise<void> {
    if (theme) this.appearance.theme.set(theme);
    if (density) this.appearance.density.set(density);
    if (locale && locale !== this.i18n.locale()) await this.i18n.use(locale);
  }
}
