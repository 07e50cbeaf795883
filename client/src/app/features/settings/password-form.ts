import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiProblem, toApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { isLongEnough } from '../../core/session/password-rule';
import { Session } from '../../core/session/session';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { PasswordInput } from '../../ui/password-input';

@Component({
  selector: 'tb-password-form',
  imports: [Field, Icon, PasswordInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section">
      <h2 class="section-title">{{ t('settings.passwordTitle') }}</h2>
      <div class="alert-slot" aria-live="polite">
        @if (changed()) {
          <p class="notice notice-done"><tb-icon name="statusDone" />{{ t('settings.passwordChanged') }}</p>
        } @else if (generalError(); as text) {
          <p class="notice notice-error"><tb-icon name="error" />{{ text }}</p>
        }
      </div>
      <form class="form" novalidate (submit)="$event.preventDefault(); submit()">
        <tb-field #old [label]="t('settings.currentPassword')" [error]="currentError()">
          <tb-password-input [inputId]="old.id" [describedBy]="old.describedBy" [invalid]="!!currentError()" [(value)]="current" />
        </tb-field>
        <tb-field #fresh [label]="t('account.newPassword')" [hint]="t('account.passwordRule')" [error]="nextError()">
          <tb-password-input
            autocomplete="new-password"
            [inputId]="fresh.id"
            [describedBy]="fresh.describedBy"
            [invalid]="!!nextError()"
            [(value)]="next"
          />
        </tb-field>
        <tb-field #again [label]="t('account.repeatPassword')" [error]="repeatError()">
          <tb-password-input
            autocomplete="new-password"
            [inputId]="again.id"
            [describedBy]="again.describedBy"
            [invalid]="!!repeatError()"
            [(value)]="repeat"
          />
        </tb-field>
        <div class="form-actions">
          <button type="submit" class="btn btn-primary">{{ t('settings.passwordTitle') }}</button>
        </div>
      </form>
    </section>
  `,
  styles: `
    .form {
      max-width: 360px;
    }
  `,
})
export class PasswordForm {
  private readonly session = inject(Session);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;

  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly repeat = signal('');
  protected readonly tried = signal(false);
  protected readonly changed = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);

  protected readonly currentError = computed(() => {
    if (this.problem()?.code === 'password_wrong') return this.t('problem.password_wrong');
    return this.tried() && !this.current() ? this.t('account.missingField') : '';
  });
  protected readonly nextError = computed(() => (this.tried() && !isLongEnough(this.next()) ? this.t('account.passwordRule') : ''));
  protected readonly repeatError = computed(() => (this.tried() && this.next() !== this.repeat() ? this.t('account.passwordsDiffer') : ''));
  protected readonly generalError = computed(() => {
    const problem = this.problem();
    return problem && problem.code !== 'password_wrong' ? this.problemText.of(problem) : null;
  });

  protected async submit(): Promise<void> {
    this.tried.set(true);
    this.changed.set(false);
    this.problem.set(null);
    if (this.currentError() || this.nextError() || this.repeatError()) return;
    try {
      await this.session.changePassword(this.current(), this.next());
      [this.current, this.next, this.repeat].forEach((field) => field.set(''));
      this.tried.set(false);
      this.changed.set(true);
    } catch (error) {
      this.problem.set(toApiProblem(error));
    }
  }
}
