import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { UserView } from '@tideboard/contracts';
import { I18n } from '../../../core/i18n/i18n';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { RelativeDate } from '../../../ui/relative-date';
import { Skeleton } from '../../../ui/skeleton';
import { StatusChip } from '../../../ui/status-chip';
import { adminCrumbs } from '../admin-crumbs';
import { People } from '../people.store';
import { filterUsers, roleNames } from './user-rows';

@Component({
  selector: 'tb-users-page',
  imports: [EmptyState, ErrorPanel, Icon, RelativeDate, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './users-page.html',
  styleUrl: './users-page.scss',
})
export class UsersPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly people = inject(People);
  readonly f = input('', { transform: (value: string | undefined) => value ?? '' });
  protected readonly withInactive = signal(false);
  protected readonly rows = computed(() =>
    filterUsers(this.people.userList(), { text: this.f(), withInactive: this.withInactive() }, this.i18n.locale()),
  );

  constructor() {
    adminCrumbs('admin.users.title', '/admin/users');
  }

  protected rolesOf(user: UserView): string {
    return roleNames(user.roles, this.people.roleList(), ({ name }) => this.i18n.local(name)).join(this.t('common.listComma'));
  }

  protected filterBy(text: string): void {
    void this.router.navigate([], { queryParams: { f: text || null }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
