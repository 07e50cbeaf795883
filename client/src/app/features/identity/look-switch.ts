import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Appearance, themes } from '../../core/appearance/appearance';
import { localeNames, themeTexts } from '../../core/appearance/appearance-texts';
import { I18n } from '../../core/i18n/i18n';
import { locales } from '../../core/i18n/locale';
import { Icon } from '../../ui/icon/icon';

/** Language and theme for who is not logged in: kept on this device. */
@Component({
  selector: 'tb-look-switch',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="btn btn-text" [cdkMenuTriggerFor]="languages">
      <tb-icon name="language" /><span class="visually-hidden">{{ t('shell.language') }}</span
      >{{ localeNames[i18n.locale()] }}
    </button>
    <button type="button" class="btn btn-text" [cdkMenuTriggerFor]="themeMenu">
      <tb-icon [name]="appearance.theme() === 'dark' ? 'dark' : 'light'" /><span class="visually-hidden">{{ t('shell.theme') }}</span
      >{{ t(themeTexts[appearance.theme()]) }}
    </button>
    <ng-template #languages>
      <div class="menu" cdkMenu>
        @for (locale of locales; track locale) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [attr.lang]="locale"
            [cdkMenuItemChecked]="i18n.locale() === locale"
            (cdkMenuItemTriggered)="i18n.use(locale)"
          >
            {{ localeNames[locale] }}
          </button>
        }
      </div>
    </ng-template>
    <ng-template #themeMenu>
      <div class="menu" cdkMenu>
        @for (theme of themes; track theme) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="appearance.theme() === theme"
            (cdkMenuItemTriggered)="appearance.theme.set(theme)"
          >
            {{ t(themeTexts[theme]) }}
          </button>
        }
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      display: flex;
      justify-content: flex-end;
      gap: var(--tb-space-2);
    }
    .btn {
      color: var(--tb-text-2);
    }
  `,
})
export class LookSwitch {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly appearance = inject(Appearance);
  protected readonly locales = locales;
  protected readonly localeNames = localeNames;
  protected readonly themes = themes;
  protected readonly themeTexts = themeTexts;
}
