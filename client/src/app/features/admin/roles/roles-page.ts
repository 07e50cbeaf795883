import { CdkMenu, CdkMenuItem, CdkMenuItemCheckbox, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { RoleView } from '@tideboard/contracts';
import type { Grants, Scope } from '@tideboard/domain';
import { toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Choice, ChoiceGroup } from '../../../ui/choice-group';
import { confirmWith } from '../../../ui/dialog/confirm';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { Skeleton } from '../../../ui/skeleton';
import { adminCrumbs } from '../admin-crumbs';
import { HoldsChanges } from '../form/leave-guard';
import { SaveBar } from '../form/save-bar';
import { People } from '../people.store';
import { RoleDialog, RoleInput } from './role-dialog';
import { actionsOf, changesOf, draftOf, isChanged, MatrixAction, MatrixDraft, MatrixGroup, matrixGroups, peopleTouched, scopesOf, toggleScope } from './role-matrix';
import { RolePreview, RolePreviewInput } from './role-preview';

@Component({
  selector: 'tb-roles-page',
  imports: [CdkMenu, CdkMenuItem, CdkMenuItemCheckbox, CdkMenuTrigger, ChoiceGroup, EmptyState, ErrorPanel, Icon, SaveBar, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './roles-page.html',
  styleUrl: './roles-page.scss',
})
export class RolesPage implements HoldsChanges {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly people = inject(People);

  readonly kind = input<MatrixGroup, string | undefined>('opportunity', {
    transform: (value) => matrixGroups.find((group) => group === value) ?? 'opportunity',
  });
  protected readonly choices = computed<readonly Choice<MatrixGroup>[]>(() =>
    matrixGroups.map((value) => ({ value, label: this.t(`admin.kind.${value}`) })),
  );
  protected readonly actions = computed(() => actionsOf(this.kind()));
  protected readonly scopes = computed(() => scopesOf(this.kind()));
  /** Roles with changes that are not saved; the others show what the server has. */
  private readonly edits = signal<MatrixDraft>({});
  protected readonly draft = computed<MatrixDraft>(() => ({ ...draftOf(this.people.roleList()), ...this.edits() }));
  protected readonly changes = computed(() => changesOf(this.people.roleList(), this.draft()));
  protected readonly note = computed(() => {
    const { cells, roles } = this.changes();
    const people = peopleTouched(roles, this.people.roleList(), this.people.userList());
    return cells ? this.t('admin.roles.changes', { n: cells, people }) : '';
  });
  protected readonly saving = signal(false);
  protected readonly error = signal('');

  constructor() {
    adminCrumbs('admin.roles.title', '/admin/roles');
  }

  hasChanges(): boolean {
    return this.changes().cells > 0;
  }

  protected showKind(kind: MatrixGroup): void {
    void this.router.navigate([], { queryParams: { kind }, replaceUrl: true });
  }

  protected grantsOf(role: RoleView): Grants {
    return this.draft()[role.key] ?? role.grants;
  }

  protected changed(role: RoleView, { action }: MatrixAction): boolean {
    return isChanged(role, this.draft()[role.key], action);
  }

  protected words(role: RoleView, { action }: MatrixAction): string {
    return (this.grantsOf(role)[action] ?? []).map((scope) => this.t(`admin.scope.${scope}`)).join(this.t('common.listComma'));
  }

  protected cellLabel(role: RoleView, cell: MatrixAction): string {
    const scopes = this.words(role, cell) || this.t('admin.roles.noScope');
    const label = this.t('admin.roles.cell', { role: this.nameOf(role), action: this.t(cell.label), scopes });
    return this.changed(role, cell) ? `${label}, ${this.t('admin.roles.cellChanged', { n: role.members })}` : label;
  }

  protected kindWords(): string {
    return this.t(`admin.kind.${this.kind()}`);
  }

  protected scopeWords(scope: Scope): string {
    return this.t(`admin.scopeLong.${scope}`);
  }

  protected nameOf(role: RoleView): string {
    return this.i18n.local(role.name);
  }

  protected toggle(role: RoleView, { action }: MatrixAction, scope: Scope): void {
    this.edits.update((edits) => ({ ...edits, [role.key]: toggleScope(edits[role.key] ?? role.grants, action, scope) }));
  }

  protected discard(): void {
    this.edits.set({});
    this.error.set('');
  }

  protected async save(): Promise<void> {
    this.saving.set(true);
    this.error.set('');
    const draft = this.draft();
    try {
      for (const key of this.changes().roles) {
        await this.people.changeRole(key, { grants: copyOf(draft[key] ?? {}) });
        this.edits.update(({ [key]: _saved, ...rest }) => rest);
      }
    } catch (error) {
      this.error.set(this.problemText.of(toApiProblem(error)));
    } finally {
      this.saving.set(false);
    }
  }

  protected viewAs(role: RoleView): void {
    const data: RolePreviewInput = { role: this.nameOf(role), grants: this.grantsOf(role) };
    this.dialogs.open<void, RolePreviewInput>(RolePreview, { data, width: 640 });
  }

  protected async create(): Promise<void> {
    const roles = this.people.roleList();
    await this.ask({
      role: null,
      roles,
      write: ({ key, zh, en, copyFrom }) =>
        this.people.createRole({ key, name: { zh, en }, grants: copyOf(roles.find((role) => role.key === copyFrom)?.grants ?? {}) }),
    });
  }

  protected async rename(role: RoleView): Promise<void> {
    await this.ask({ role, roles: [], write: ({ zh, en }) => this.people.changeRole(role.key, { name: { zh, en } }) });
  }

  protected async remove(role: RoleView): Promise<void> {
    const agreed = await confirmWith(this.dialogs, {
      heading: this.t('admin.roles.removeTitle', { role: this.nameOf(role) }),
      consequences: [this.t('admin.roles.removeEffect')],
      act: this.t('admin.roles.remove'),
      danger: true,
    });
    if (!agreed) return;
    try {
      await this.people.removeRole(role.key);
    } catch (error) {
      this.toasts.show({ kind: 'error', text: this.problemText.of(toApiProblem(error)) });
    }
  }

  private ask(data: RoleInput): Promise<boolean | undefined> {
    return this.dialogs.ask<boolean, RoleInput>(RoleDialog, { data, width: 440 });
  }
}

function copyOf(grants: Grants): Record<string, Scope[]> {
  return Object.fromEntries(Object.entries(grants).map(([action, scopes]) => [action, [...scopes]]));
}
