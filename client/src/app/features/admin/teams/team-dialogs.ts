import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { TeamView } from '@tideboard/contracts';
import { ApiProblem, toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Field } from '../../../ui/field';
import { Picker } from '../../../ui/picker/picker';
import { moveTargets, TOP } from './team-tree';

export interface NameInput {
  readonly heading: string;
  readonly name: string;
  readonly write: (name: string) => Promise<void>;
}

/** Asks for the name of a team, new or old. Stays open with the reason when the server refuses it. */
@Component({
  selector: 'tb-team-name-dialog',
  imports: [DialogFrame, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="data.heading">
      <form id="team-name" novalidate (submit)="$event.preventDefault(); save()">
        <tb-field #field [label]="t('admin.teams.name')" [required]="true" [error]="error()">
          <input
            class="input"
            autocomplete="off"
            maxlength="60"
            [id]="field.id"
            [attr.aria-describedby]="field.describedBy"
            [attr.aria-invalid]="!!error() || null"
            [value]="name()"
            (input)="name.set($any($event.target).value)"
          />
        </tb-field>
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" form="team-name" class="btn btn-primary" [disabled]="saving()">{{ t('common.save') }}</button>
      </ng-container>
    </tb-dialog>
  `,
})
export class TeamNameDialog {
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly data = inject<NameInput>(DIALOG_DATA);
  protected readonly name = signal(this.data.name);
  protected readonly saving = signal(false);
  protected readonly tried = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  protected readonly error = computed(() => {
    const problem = this.problem();
    if (problem) return problem.field ? this.t('problem.invalid') : this.problemText.of(problem);
    return this.tried() && !this.name().trim() ? this.t('admin.form.missing') : '';
  });

  protected async save(): Promise<void> {
    this.tried.set(true);
    this.problem.set(null);
    if (!this.name().trim()) return;
    this.saving.set(true);
    try {
      await this.data.write(this.name().trim());
      this.ref.close(true);
    } catch (error) {
      this.problem.set(toApiProblem(error));
    } finally {
      this.saving.set(false);
    }
  }
}

export interface MoveInput {
  readonly team: TeamView;
  readonly teams: readonly TeamView[];
  readonly write: (parentId: string | null) => Promise<void>;
}

/** Asks where a team goes. Impossible places are listed with the reason. */
@Component({
  selector: 'tb-team-move-dialog',
  imports: [DialogFrame, Field, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t('admin.teams.moveTitle', { name: data.team.name })">
      <tb-field #field [label]="t('admin.teams.parent')" [hint]="t('admin.teams.moveHint')" [error]="error()">
        <tb-picker
          [inputId]="field.id"
          [describedBy]="field.describedBy"
          [clearable]="false"
          [options]="targets"
          [value]="target()"
          (valueChange)="target.set($event)"
        />
      </tb-field>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="button" class="btn btn-primary" [disabled]="saving()" (click)="save()">{{ t('admin.teams.move') }}</button>
      </ng-container>
    </tb-dialog>
  `,
})
export class TeamMoveDialog {
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly data = inject<MoveInput>(DIALOG_DATA);
  protected readonly targets = moveTargets(this.data.team, this.data.teams, {
    top: this.t('admin.teams.top'),
    below: this.t('admin.teams.below'),
    present: this.t('admin.teams.present'),
  });
  protected readonly target = signal<string | null>(null);
  protected readonly saving = signal(false);
  protected readonly error = signal('');

  /** Answers the name of the new place. */
  protected async save(): Promise<void> {
    const target = this.target();
    if (!target) return this.error.set(this.t('admin.form.missing'));
    this.saving.set(true);
    try {
      await this.data.write(target === TOP ? null : target);
      this.ref.close(this.targets.find(({ value }) => value === target)?.label ?? '');
    } catch (error) {
      this.error.set(this.problemText.of(toApiProblem(error)));
    } finally {
      this.saving.set(false);
    }
  }
}
