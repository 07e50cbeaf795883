import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../ui/icon/icon';
import { MoneyText } from '../../ui/money-text';
import { RelativeDate } from '../../ui/relative-date';
import { ClaimCell } from './claim-cell';
import { HiddenText } from './hidden-text';
import { PoolRow } from './pool-rows';
import { PoolWords } from './pool-words';

/** What may be known of a record before it is claimed, beside the list. */
@Component({
  selector: 'tb-pool-record',
  imports: [ClaimCell, HiddenText, Icon, MoneyText, RelativeDate],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <aside [attr.aria-labelledby]="'record-title'">
      <header>
        <h2 #heading id="record-title" class="text-lg" tabindex="-1">{{ row().pooled.card.title }}</h2>
        <button type="button" class="btn btn-icon" [attr.aria-label]="t('common.close')" (click)="closed.emit()"><tb-icon name="close" /></button>
      </header>
      <dl class="facts">
        <dt>{{ t('pools.number') }}</dt>
        <dd class="mono">{{ row().pooled.card.no }}</dd>
        <dt>{{ t('pools.customer') }}</dt>
        <dd>
          @if (isHidden('customer')) {
            <tb-hidden-text />
          } @else {
            {{ row().pooled.card.customer?.name ?? t('common.unknown') }}
          }
        </dd>
        <dt>{{ t('pools.amount') }}</dt>
        <dd>
          @if (isHidden('amount')) {
            <tb-hidden-text />
          } @else {
            <tb-money [minor]="row().pooled.card.amount" [currency]="row().pooled.card.currency" as="exact" />
          }
        </dd>
        <dt>{{ t('pools.stage') }}</dt>
        <dd>{{ i18n.local(row().pooled.stageWhenLeft) }}</dd>
        <dt>{{ t('pools.since') }}</dt>
        <dd><tb-relative-date [value]="row().pooled.enteredAt" as="date-time" /></dd>
        <dt>{{ t('pools.why') }}</dt>
        <dd>{{ words.why(row().pooled.why) }}</dd>
        <dt>{{ t('pools.note') }}</dt>
        <dd>
          @if (isHidden('note')) {
            <tb-hidden-text />
          } @else {
            <span class="para">{{ row().pooled.note || t('common.unknown') }}</span>
          }
        </dd>
        @if (isHidden('log')) {
          <dt>{{ t('pools.hiddenLog') }}</dt>
          <dd><tb-hidden-text /></dd>
        }
      </dl>
      <footer>
        <tb-claim-cell [row]="row()" [mayClaim]="mayClaim()" [busy]="busy()" (claimed)="claimed.emit()" (opened)="opened.emit()" />
      </footer>
    </aside>
  `,
  styles: `
    aside {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-5);
      max-height: calc(100dvh - var(--tb-bar-height) - 48px);
      padding: var(--tb-space-5);
      overflow-y: auto;
      border: 1px solid var(--tb-border);
      border-radius: var(--tb-radius-lg);
      background: var(--tb-raised);
      box-shadow: var(--tb-shadow-1);
    }
    header {
      display: flex;
      align-items: flex-start;
      gap: var(--tb-space-3);
    }
    h2 {
      flex: 1 1 auto;
      min-width: 0;
    }
    @media (max-width: 767.98px) {
      :host {
        position: fixed;
        inset: auto 0 0;
        z-index: 20;
      }
      aside {
        max-height: calc(100dvh - 64px);
        border-width: 1px 0 0;
        border-radius: var(--tb-radius-lg) var(--tb-radius-lg) 0 0;
        padding-bottom: calc(var(--tb-space-5) + env(safe-area-inset-bottom));
        box-shadow: var(--tb-shadow-3);
      }
    }
  `,
})
export class PoolRecord {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly words = inject(PoolWords);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  readonly row = input.required<PoolRow>();
  readonly mayClaim = input.required<boolean>();
  readonly busy = input(false);
  readonly claimed = output();
  readonly opened = output();
  readonly closed = output();
  private shownId = '';

  constructor() {
    effect(() => {
      const id = this.row().id;
      if (id === this.shownId) return;
      this.shownId = id;
      queueMicrotask(() => this.heading()?.nativeElement.focus());
    });
  }

  protected isHidden(field: string): boolean {
    return this.row().pooled.hidden.includes(field);
  }
}
