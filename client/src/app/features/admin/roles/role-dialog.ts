import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { RoleView } from '@tideboard/contracts';
import { ApiProblem, toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Field } from '../../../ui/field';

export interface RoleNames {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly copyFrom: string;
}

export interface RoleInput {
  /** The role to rename; null for a new one. */
  readonly role: RoleView | null;
  readonly roles: readonly RoleView[];
  readonly write: (names: RoleNames) => Promise<void>;
}

const keyPattern = /^[a-z][a-z0-9-]{1,30}$/;

/** Names a role in both languages; a new one also gets its key and may copy the rights of another. */
@Component({
  selector: 'tb-role-dialog',
  imports: [DialogFrame, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t(data.role ? 'admin.roles.rename' : 'admin.roles.create')">
      <form id="role-names" class="stack" novalidate (submit)="$event.preventDefault(); save()">
        @if (general()) {
          <p class="notice notice-error" role="alert">{{ general() }}</p>
        }
        <tb-field #zh [label]="t('admin.roles.nameZh')" [required]="true" [error]="missing(names().zh)">
          <input class="input" maxlength="40" lang="zh-CN" [id]="zh.id" [attr.aria-describedby]="zh.describedBy" [value]="names().zh" (input)="set('zh', $event)" />
        </tb-field>
        <tb-field #en [label]="t('admin.roles.nameEn')" [required]="true" [error]="missing(names().en)">
          <input class="input" maxlength="40" lang="en" [id]="en.id" [attr.aria-describedby]="en.describedBy" [value]="names().en" (input)="set('en', $event)" />
        </tb-field>
        @if (!data.role) {
          <tb-field #key [label]="t('admin.roles.key')" [required]="true" [hint]="t('admin.roles.keyHint')" [error]="keyError()">
            <input class="input" maxlength="31" spellcheck="false" autocapitalize="off" [id]="key.id" [attr.aria-describedby]="key.describedBy" [value]="names().key" (input)="set('key', $event)" />
          </tb-field>
          <tb-field #copy [label]="t('admin.roles.copyFrom')">
            <select class="select" [id]="copy.id" (change)="set('copyFrom', $event)">
              <option value="">{{ t('admin.roles.copyNone') }}</option>
              @for (role of data.roles; track role.key) {
                <option [value]="role.key">{{ i18n.local(role.name) }}</option>
              }
            </select>
          </tb-field>
        }
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" form="role-names" class="btn btn-primary" [disabled]="saving()">{{ t('common.save') }}</button>
      </ng-container>
    </tb-dialog>
  `,
})
export class RoleDialog {
  private readonly problemText = inject(ProblemText);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly data = inject<RoleInput>(DIALOG_DATA);
  protected readonly names = signal<RoleNames>({
    key: this.data.role?.key ?? '',
    zh: this.data.role?.name.zh ?? '',
    en: this.data.role?.name.en ?? '',
    copyFrom: '',
  });
  protected readonly saving = signal(false);
  private readonly tried = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  protected readonly keyError = computed(() => {
    const problem = this.problem();
    if (problem?.code === 'name_taken') return this.t('problem.name_taken');
    return this.tried() && !keyPattern.test(this.names().key) ? this.t('admin.roles.keyWrong') : '';
  });
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem && problem.code !== 'name_taken' ? this.problemText.of(problem) : '';
  });

  protected set(name: keyof RoleNames, event: Event): void {
    const value = (event.target as HTMLInputElement | HTMLSelectElement).value;
    this.names.update((names) => ({ ...names, [name]: value }));
  }

  protected missing(value: string): string {
    return this.tried() && !value.trim() ? this.t('admin.form.missing') : '';
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    this.problem.set(null);
    const { zh, en } = this.names();
    if (!zh.trim() || !en.trim() || this.keyError()) return;
    this.saving.set(true);
    try {
      await this.data.write({ ...this.names(), zh: zh.trim(), en: en.trim() });
      this.ref.close(true);
    } catch (error) {
      this.problem.set(toApiProblem(error));
    } finally {
      this.saving.set(false);
    }
  }
}
