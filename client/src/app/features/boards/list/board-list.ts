import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BoardSummary } from '@tideboard/contracts';
import { I18n } from '../../../core/i18n/i18n';
import { Page } from '../../../core/page/page';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { PageHeader } from '../../../ui/page-header';
import { Skeleton } from '../../../ui/skeleton';

/** The boards that the reader may see. */
@Component({
  selector: 'tb-board-list',
  imports: [EmptyState, ErrorPanel, Icon, PageHeader, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'page' },
  template: `
    <tb-page-header [heading]="i18n.t('board.listTitle')" />
    @if (boards.error()) {
      <tb-error-panel [error]="boards.error()" (retry)="boards.reload()" />
    } @else if (boards.value(); as list) {
      <ul>
        @for (board of list; track board.id) {
          <li>
            <a class="card" [routerLink]="['/boards', board.key]">
              <tb-icon name="boards" />
              <span class="words">
                <b>{{ i18n.local(board.name) }}</b>
                <span class="hint num">{{ i18n.t('board.openCards', { n: board.openCards }) }}</span>
              </span>
              <tb-icon name="forward" [size]="12" />
            </a>
          </li>
        } @empty {
          <li><tb-empty-state icon="boards" [text]="i18n.t('board.listEmpty')" /></li>
        }
      </ul>
    } @else {
      <tb-skeleton [lines]="['100%', '100%']" [height]="62" />
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: calc(720px + 2 * var(--tb-gutter));
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-3);
    }
    a {
      display: flex;
      align-items: center;
      gap: var(--tb-space-4);
      min-height: 62px;
      padding: var(--tb-space-3) var(--tb-space-5);
      color: var(--tb-text);
      text-decoration: none;
    }
    a:hover {
      background: var(--tb-hover);
      text-decoration: none;
    }
    .words {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      min-width: 0;
    }
  `,
})
export class BoardList {
  protected readonly i18n = inject(I18n);
  protected readonly boards = httpResource<BoardSummary[]>(() => '/api/boards');

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.i18n.t('board.listTitle') }]));
  }
}
