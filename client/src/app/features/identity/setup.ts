import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ApiProblem, toApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Session } from '../../core/session/session';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { EntryFrame } from './entry-frame';
import { PasswordInput } from '../../ui/password-input';
import { isLongEnough } from '../../core/session/password-rule';

/** The first visit to an empty installation: its name and its first administrator. */
@Component({
  selector: 'tb-setup',
  imports: [EntryFrame, Field, Icon, PasswordInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './setup.html',
  styleUrl: './login.scss',
})
export class Setup {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;

  protected readonly organisation = signal('');
  protected readonly name = signal('');
  protected readonly login = signal('');
  protected readonly password = signal('');
  protected readonly tried = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly error = computed(() => {
    const problem = this.problem();
    return problem ? this.problemText.of(problem) : null;
  });

  protected missing(value: string): string {
    return this.tried() && !value.trim() ? this.t('account.missingField') : '';
  }

  protected weak(): string {
    return this.tried() && !isLongEnough(this.password()) ? this.t('account.passwordRule') : '';
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    this.problem.set(null);
    const request = { organisation: this.organisation().trim(), name: this.name().trim(), login: this.login().trim() };
    if (Object.values(request).some((value) => !value) || !isLongEnough(this.password())) return;
    try {
      await this.session.setup({ ...request, password: this.password() });
      await this.router.navigateByUrl('/');
    } catch (error) {
      this.problem.set(toApiProblem(error));
    }
  }
}
