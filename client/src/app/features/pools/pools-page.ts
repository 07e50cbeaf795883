import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LocalText } from '@tideboard/contracts';
import { I18n } from '../../core/i18n/i18n';
import { Page } from '../../core/page/page';
import { EmptyState } from '../../ui/empty-state';
import { ErrorPanel } from '../../ui/error-panel';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';

interface PoolSummary {
  readonly id: string;
  readonly key: string;
  readonly name: LocalText;
  readonly records: number;
}

@Component({
  selector: 'tb-pools-page',
  imports: [EmptyState, ErrorPanel, Icon, PageHeader, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page page-narrow">
      <tb-page-header [heading]="t('pools.title')" />
      @if (pools.error(); as error) {
        <tb-error-panel [error]="error" (retry)="pools.reload()" />
      } @else if (!pools.hasValue()) {
        <div class="section"><tb-skeleton [lines]="['40%', '30%']" [height]="24" /></div>
      } @else {
        <ul class="card">
          @for (pool of pools.value(); track pool.id) {
            <li>
              <a [routerLink]="pool.key">
                <tb-icon name="pools" />
                <span class="name">{{ i18n.local(pool.name) }}</span>
                <span class="muted num">{{ t('pools.records', { n: pool.records }) }}</span>
                <tb-icon name="forward" [size]="12" />
              </a>
            </li>
          } @empty {
            <li><tb-empty-state [text]="t('pools.none')" /></li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    li + li {
      border-top: 1px solid var(--tb-split);
    }
    a {
      display: flex;
      align-items: center;
      gap: var(--tb-space-4);
      min-height: 56px;
      padding: var(--tb-space-3) var(--tb-space-5);
      color: var(--tb-text);
    }
    a:hover {
      background: var(--tb-hover);
      text-decoration: none;
    }
    .name {
      flex: 1 1 auto;
      min-width: 0;
      font-weight: 600;
    }
    tb-icon {
      color: var(--tb-text-3);
    }
  `,
})
export class PoolsPage {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly pools = httpResource<PoolSummary[]>(() => '/api/pools');

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.t('pools.title') }]));
  }
}
