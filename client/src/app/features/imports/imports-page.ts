import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportList, ImportView } from '@tideboard/contracts';
import { I18n } from '../../core/i18n/i18n';
import { Page } from '../../core/page/page';
import { CountText } from '../../ui/count-text';
import { EmptyState } from '../../ui/empty-state';
import { ErrorPanel } from '../../ui/error-panel';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header';
import { RelativeDate } from '../../ui/relative-date';
import { Skeleton } from '../../ui/skeleton';
import { Status, StatusChip } from '../../ui/status-chip';

const chips: Readonly<Record<ImportView['state'], Status>> = {
  mapping: 'pending',
  checked: 'pending',
  running: 'active',
  done: 'done',
  failed: 'overdue',
  cancelled: 'void',
};

@Component({
  selector: 'tb-imports-page',
  imports: [CountText, EmptyState, ErrorPanel, Icon, PageHeader, RelativeDate, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <tb-page-header [heading]="t('imports.title')">
        <a class="btn btn-primary" routerLink="new"><tb-icon name="upload" />{{ t('imports.create') }}</a>
      </tb-page-header>
      @if (list.error(); as error) {
        <tb-error-panel [error]="error" (retry)="list.reload()" />
      } @else if (!list.hasValue()) {
        <div class="section"><tb-skeleton [lines]="['100%', '100%', '100%', '100%']" [height]="24" /></div>
      } @else if (list.value().imports.length === 0) {
        <div class="card"><tb-empty-state icon="imports" [text]="t('imports.empty')" /></div>
      } @else {
        <div class="table-wrap">
          <table class="table table-cards">
            <thead>
              <tr>
                <th scope="col">{{ t('imports.file') }}</th>
                <th scope="col">{{ t('imports.state') }}</th>
                <th scope="col" class="cell-num">{{ t('imports.rows') }}</th>
                <th scope="col">{{ t('imports.result') }}</th>
                <th scope="col">{{ t('imports.at') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (one of list.value().imports; track one.id) {
                <tr>
                  <td class="cell-title"><a [routerLink]="one.id">{{ one.fileName }}</a></td>
                  <td [attr.data-label]="t('imports.state')">
                    <tb-status-chip [status]="chips[one.state]" [label]="stateWord(one)" />
                  </td>
                  <td class="cell-num" [attr.data-label]="t('imports.rows')"><tb-count [value]="one.rows" /></td>
                  <td [attr.data-label]="t('imports.result')">{{ one.progress.done ? t('imports.counts', one.progress) : t('common.unknown') }}</td>
                  <td [attr.data-label]="t('imports.at')"><tb-relative-date [value]="one.createdAt" as="date-time" /></td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </div>
  `,
})
export class ImportsPage {
  protected readonly t = inject(I18n).t;
  protected readonly chips = chips;
  protected readonly list = httpResource<ImportList>(() => '/api/imports');

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.t('imports.title') }]));
  }

  protected stateWord({ state }: ImportView): string {
    return this.t(`imports.stateWord.${state}`);
  }
}
