import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { ApiProblem, toApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Session } from '../../core/session/session';
import { safeBack } from '../../core/session/session.guards';
import { DemoLogin } from '../../core/session/session.view';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { EntryFrame } from './entry-frame';
import { PasswordInput } from '../../ui/password-input';

@Component({
  selector: 'tb-login',
  imports: [EntryFrame, Field, Icon, PasswordInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './login.html',
  styleUrl: './login.scss',
})
export class Login {
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly session = inject(Session);

  /** Where the person wanted to go. */
  readonly back = input<string>();
  readonly ended = input<string>();

  protected readonly login = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly waitSeconds = signal(0);
  protected readonly error = computed(() => {
    const problem = this.problem();
    if (this.waitSeconds() > 0) return this.t('account.waitSeconds', { n: this.waitSeconds() });
    return problem && !secondsToWait(problem) ? this.problemText.of(problem) : null;
  });
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
  }

  protected useDemo({ login, password }: DemoLogin): void {
    this.login.set(login);
    this.password.set(password);
    void this.submit();
  }

  protected async submit(): Promise<void> {
    if (this.busy() || this.waitSeconds() > 0 || !this.login().trim() || !this.password()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.session.login(this.login().trim(), this.password());
      await this.router.navigateByUrl(safeBack(this.back()));
    } catch (error) {
      this.problem.set(toApiProblem(error));
      this.countDown(secondsToWait(toApiProblem(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private countDown(seconds: number): void {
    clearInterval(this.timer);
    this.waitSeconds.set(seconds);
    if (!seconds) return;
    this.timer = setInterval(() => {
      this.waitSeconds.update((left) => left - 1);
      if (this.waitSeconds() <= 0) clearInterval(this.timer);
    }, 1000);
  }
}

function secondsToWait({ params }: ApiProblem): number {
  const seconds = Number(params['seconds'] ?? params['retryAfterSeconds'] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 0;
}
