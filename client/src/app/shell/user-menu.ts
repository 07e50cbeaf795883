import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toApiProblem } from '../core/api/api-problem';
import { Appearance, densities, themes } from '../core/appearance/appearance';
import { densityTexts, localeNames, themeTexts } from '../core/appearance/appearance-texts';
import { I18n } from '../core/i18n/i18n';
import { locales } from '../core/i18n/locale';
import { ProblemText } from '../core/i18n/problem-text';
import { Realtime } from '../core/realtime/realtime';
import { Session } from '../core/session/session';
import { Preferences } from '../core/session/session.view';
import { Toasts } from '../core/toasts/toasts';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon/icon';

@Component({
  selector: 'tb-user-menu',
  imports: [Avatar, CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-menu.html',
  styles: `
    .trigger {
      width: auto;
      min-width: var(--tb-icon-button);
      padding: 0 var(--tb-space-2);
      border-radius: var(--tb-radius-full);
    }
    .person {
      display: flex;
      flex-direction: column;
      padding: var(--tb-space-2) var(--tb-space-3);
    }
    [role='menuitemradio'] > tb-icon {
      visibility: hidden;
    }
    [aria-checked='true'] > tb-icon {
      visibility: visible;
    }
  `,
})
export class UserMenu {
  private readonly router = inject(Router);
  private readonly realtime = inject(Realtime);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly session = inject(Session);
  protected readonly appearance = inject(Appearance);
  protected readonly locales = locales;
  protected readonly localeNames = localeNames;
  protected readonly themes = themes;
  protected readonly themeTexts = themeTexts;
  protected readonly densities = densities;
  protected readonly densityTexts = densityTexts;

  protected prefer(preferences: Preferences): Promise<void> {
    return this.orSay(() => this.session.prefer(preferences));
  }

  protected logOut(): Promise<void> {
    return this.orSay(async () => {
      await this.session.logout();
      await this.realtime.close();
      await this.router.navigateByUrl('/login');
    });
  }

  private async orSay(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.toasts.show({ kind: 'error', text: this.problemText.of(toApiProblem(error)) });
    }
  }
}
