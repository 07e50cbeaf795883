import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { StatusChip } from '../../ui/status-chip';
import { PoolRow, reasonsOf } from './pool-rows';
import { PoolWords } from './pool-words';

/** Whether the record may be claimed: the button, or why not in words, or what has become of it. */
@Component({
  selector: 'tb-claim-cell',
  imports: [StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (row().state) {
      @case ('mine') {
        <span class="row-wrap">
          <tb-status-chip status="done" [label]="t('pools.mine')" />
          <button type="button" class="btn btn-sm" (click)="opened.emit()">{{ t('pools.open') }}</button>
        </span>
      }
      @case ('taken') {
        <span class="muted">{{ t('pools.takenJustNow') }}</span>
      }
      @case ('gone') {
        <span class="muted">{{ t('pools.goneJustNow') }}</span>
      }
      @case ('open') {
        @if (whyNot().length) {
          <ul class="text-sm">
            @for (reason of whyNot(); track reason) {
              <li>{{ reason }}</li>
            }
          </ul>
        } @else if (mayClaim()) {
          <button
            type="button"
            class="btn btn-sm claim"
            [attr.aria-label]="t('pools.claimTitle', { title: row().pooled.card.title })"
            [disabled]="busy()"
            (click)="claimed.emit()"
          >
            {{ t(busy() ? 'pools.claiming' : 'pools.claim') }}
          </button>
        }
      }
    }
  `,
  styles: `
    ul {
      color: var(--tb-text-2);
    }
    @media (max-width: 767.98px) {
      :host {
        flex: 1 1 100%;
      }
      .claim {
        width: 100%;
      }
    }
  `,
})
export class ClaimCell {
  private readonly words = inject(PoolWords);
  protected readonly t = inject(I18n).t;
  readonly row = input.required<PoolRow>();
  readonly mayClaim = input.required<boolean>();
  readonly busy = input(false);
  readonly claimed = output();
  readonly opened = output();
  protected readonly whyNot = computed(() => this.words.reasons(reasonsOf(this.row())));
}
