import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { TeamView } from '@tideboard/contracts';
import { toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { confirmWith } from '../../../ui/dialog/confirm';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { Skeleton } from '../../../ui/skeleton';
import { adminCrumbs } from '../admin-crumbs';
import { People } from '../people.store';
import { MoveInput, NameInput, TeamMoveDialog, TeamNameDialog } from './team-dialogs';
import { teamTree } from './team-tree';

@Component({
  selector: 'tb-teams-page',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, EmptyState, ErrorPanel, Icon, NgTemplateOutlet, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './teams-page.html',
  styleUrl: './teams-page.scss',
})
export class TeamsPage {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly people = inject(People);
  protected readonly tree = computed(() => teamTree(this.people.teamList()));

  constructor() {
    adminCrumbs('admin.teams.title', '/admin/teams');
  }

  protected async create(parent: TeamView | null): Promise<void> {
    await this.askName({
      heading: this.t(parent ? 'admin.teams.createBelow' : 'admin.teams.create'),
      name: '',
      write: (name) => this.people.createTeam({ name, parentId: parent?.id ?? null }),
    });
  }

  protected async rename(team: TeamView): Promise<void> {
    await this.askName({
      heading: this.t('admin.teams.rename'),
      name: team.name,
      write: (name) => this.people.changeTeam(team.id, { name }),
    });
  }

  protected async move(team: TeamView): Promise<void> {
    const data: MoveInput = {
      team,
      teams: this.people.teamList(),
      write: (parentId) => this.people.changeTeam(team.id, { parentId }),
    };
    const parent = await this.dialogs.ask<string, MoveInput>(TeamMoveDialog, { data });
    if (parent) this.toasts.show({ kind: 'done', text: this.t('admin.teams.moved', { name: team.name, parent }) });
  }

  protected async remove(team: TeamView): Promise<void> {
    const agreed = await confirmWith(this.dialogs, {
      heading: this.t('admin.teams.removeTitle', { name: team.name }),
      consequences: [this.t('admin.teams.removeEffect')],
      act: this.t('admin.teams.remove'),
      danger: true,
    });
    if (!agreed) return;
    try {
      await this.people.removeTeam(team.id);
    } catch (error) {
      const problem = toApiProblem(error);
      const text = problem.code === 'team_in_use' ? this.t('admin.teams.inUse', problem.params) : this.problemText.of(problem);
      this.toasts.show({ kind: 'error', text });
    }
  }

  private askName(data: NameInput): Promise<boolean | undefined> {
    return this.dialogs.ask<boolean, NameInput>(TeamNameDialog, { data, width: 400 });
  }
}
