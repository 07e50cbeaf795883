import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { UserView } from '@tideboard/contracts';
import { toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { isLongEnough } from '../../../core/session/password-rule';
import { Toasts } from '../../../core/toasts/toasts';
import { confirmWith } from '../../../ui/dialog/confirm';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Field } from '../../../ui/field';
import { Icon } from '../../../ui/icon/icon';
import { PasswordInput } from '../../../ui/password-input';
import { Picker } from '../../../ui/picker/picker';
import { Skeleton } from '../../../ui/skeleton';
import { StatusChip } from '../../../ui/status-chip';
import { adminCrumbs } from '../admin-crumbs';
import { FormState } from '../form/form-state';
import { HoldsChanges } from '../form/leave-guard';
import { SaveBar } from '../form/save-bar';
import { People } from '../people.store';
import { teamOptions } from '../teams/team-tree';
import { changeOf, createOf, inputOf, UserInput } from './user-input';

@Component({
  selector: 'tb-user-form',
  imports: [EmptyState, ErrorPanel, Field, Icon, PasswordInput, Picker, RouterLink, SaveBar, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-form.html',
  styleUrl: './user-form.scss',
})
export class UserForm implements HoldsChanges {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly people = inject(People);

  /** A user's id, or `new`. */
  readonly id = input.required<string>();
  protected readonly form = new FormState<UserInput>((value) => ({ ...value, password: '' }));
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly user = computed(() => this.people.userList().find(({ id }) => id === this.id()) ?? null);
  protected readonly ready = computed(() => this.form.value() !== null);
  protected readonly missing = computed(() => !this.isNew() && this.people.users.hasValue() && !this.user());
  protected readonly tried = signal(false);
  protected readonly teams = computed(() => teamOptions(this.people.teamList()));
  protected readonly roles = computed(() => this.people.roleList().map(({ key, name }) => ({ key, label: this.i18n.local(name) })));
  protected readonly nameError = computed(() =>
    this.tried() && !this.form.value()?.name.trim() ? this.t('admin.form.missing') : this.form.fieldError('name'),
  );
  protected readonly loginError = computed(() => {
    if (this.tried() && this.isNew() && !this.form.value()?.login.trim()) return this.t('admin.form.missing');
    return this.form.fieldError('login');
  });
  protected readonly passwordError = computed(() => {
    const password = this.form.value()?.password ?? '';
    const wanted = this.isNew() || password !== '';
    return this.tried() && wanted && !isLongEnough(password) ? this.t('account.passwordRule') : this.form.fieldError('password');
  });

  constructor() {
    adminCrumbs('admin.users.title', '/admin/users', () => (this.isNew() ? this.t('admin.users.create') : (this.user()?.name ?? '')));
    effect(() => {
      const user = this.user();
      if (this.form.value() || (!user && !this.isNew())) return;
      this.form.accept(inputOf(user));
      this.form.keepDrafts(`admin.user.${this.id()}`);
    });
  }

  hasChanges(): boolean {
    return this.form.changed();
  }

  protected toggleRole(key: string, on: boolean): void {
    const roles = this.form.value()?.roles ?? [];
    this.form.set('roles', on ? [...roles, key] : roles.filter((role) => role !== key));
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    if (this.nameError() || this.loginError() || this.passwordError()) return;
    const saved = await this.form.save((value) => this.write(value));
    if (!saved) return;
    this.toasts.show({ kind: 'done', text: this.t('admin.users.saved', { name: saved.name }) });
    await this.router.navigateByUrl('/admin/users');
  }

  protected async setActive(user: UserView, active: boolean): Promise<void> {
    const agreed = active || (await this.confirmDeactivation(user.name));
    if (!agreed) return;
    try {
      await this.people.changeUser(user.id, { active });
    } catch (error) {
      this.toasts.show({ kind: 'error', text: this.problemText.of(toApiProblem(error)) });
    }
  }

  private write(value: UserInput): Promise<UserView> {
    const saved = this.form.saved();
    return this.isNew() || !saved ? this.people.createUser(createOf(value)) : this.people.changeUser(this.id(), changeOf(saved, value));
  }

  private confirmDeactivation(name: string): Promise<boolean> {
    return confirmWith(this.dialogs, {
      heading: this.t('admin.users.deactivateTitle', { name }),
      consequences: [this.t('admin.users.deactivateLogin'), this.t('admin.users.deactivateCards')],
      act: this.t('admin.users.deactivate'),
      danger: true,
    });
  }
}
