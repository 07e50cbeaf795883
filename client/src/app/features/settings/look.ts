import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Appearance, densities, Density, Theme, themes } from '../../core/appearance/appearance';
import { densityTexts, localeNames, themeTexts } from '../../core/appearance/appearance-texts';
import { I18n } from '../../core/i18n/i18n';
import { Locale, locales } from '../../core/i18n/locale';
import { Session } from '../../core/session/session';
import { Preferences } from '../../core/session/session.view';
import { Choice, ChoiceGroup } from '../../ui/choice-group';
import { ErrorPanel } from '../../ui/error-panel';

@Component({
  selector: 'tb-look',
  imports: [ChoiceGroup, ErrorPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section">
      @if (problem(); as error) {
        <tb-error-panel [error]="error" [canRetry]="false" />
      }
      <tb-choice-group
        [label]="t('shell.language')"
        [choices]="languageChoices"
        [value]="i18n.locale()"
        (picked)="prefer({ locale: $event })"
      />
      <tb-choice-group
        [label]="t('shell.theme')"
        [choices]="themeChoices()"
        [value]="appearance.theme()"
        (picked)="prefer({ theme: $event })"
      />
      <tb-choice-group
        [label]="t('shell.density')"
        [hint]="t('settings.densityHint')"
        [choices]="densityChoices()"
        [value]="appearance.density()"
        (picked)="prefer({ density: $event })"
      />
    </section>
  `,
})
export class Look {
  private readonly session = inject(Session);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly appearance = inject(Appearance);
  protected readonly problem = signal<unknown>(null);
  protected readonly languageChoices: readonly Choice<Locale>[] = locales.map((value) => ({ value, label: localeNames[value], lang: value }));
  protected readonly themeChoices = computed<readonly Choice<Theme>[]>(() => themes.map((value) => ({ value, label: this.t(themeTexts[value]) })));
  protected readonly densityChoices = computed<readonly Choice<Density>[]>(() =>
    densities.map((value) => ({ value, label: this.t(densityTexts[value]) })),
  );

  protected async prefer(preferences: Preferences): Promise<void> {
    try {
      await this.session.prefer(preferences);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(error);
    }
  }
}
