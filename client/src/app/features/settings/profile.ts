import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import { PasswordForm } from './password-form';

@Component({
  selector: 'tb-profile',
  imports: [Icon, PasswordForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.user(); as user) {
      <div class="stack">
        @if (user.mustChangePassword) {
          <p class="notice notice-warning"><tb-icon name="locked" />{{ t('settings.mustChange') }}</p>
        }
        <section class="section">
          <h2 class="section-title">{{ t('settings.profile') }}</h2>
          <dl class="facts">
            <dt>{{ t('account.name') }}</dt>
            <dd>{{ user.name }}</dd>
            <dt>{{ t('account.login') }}</dt>
            <dd>{{ user.login }}</dd>
            <dt>{{ t('settings.team') }}</dt>
            <dd>{{ user.teamName ?? t('settings.noTeam') }}</dd>
            <dt>{{ t('settings.roles') }}</dt>
            <dd>{{ roleNames() }}</dd>
          </dl>
        </section>
        <tb-password-form />
      </div>
    }
  `,
})
export class Profile {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly session = inject(Session);

  protected roleNames(): string {
    const names = this.session.user()?.roles.map((role) => this.i18n.local(role.name)) ?? [];
    return names.join(this.t('common.listComma')) || this.t('common.unknown');
  }
}
