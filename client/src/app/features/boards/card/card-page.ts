import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { I18n } from '../../../core/i18n/i18n';
import { Page } from '../../../core/page/page';
import { Realtime } from '../../../core/realtime/realtime';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { CardStore } from './card.store';
import { CardView } from './card-view';

/** A card on a page of its own. */
@Component({
  selector: 'tb-card-page',
  imports: [CardView, EmptyState, ErrorPanel],
  providers: [CardStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.gone()) {
      <tb-empty-state icon="hide" [text]="t('card.gone')" />
    } @else if (store.error()) {
      <div class="failed"><tb-error-panel [error]="store.error()" (retry)="store.open(no())" /></div>
    } @else {
      <tb-card-view class="sheet" />
    }
  `,
  styles: `
    :host {
      display: flex;
      justify-content: center;
      height: 100%;
    }
    .sheet {
      max-width: 928px;
      padding-top: var(--tb-space-5);
      border-inline: 1px solid var(--tb-border);
      background: var(--tb-raised);
    }
    @media (max-width: 767.98px) {
      .sheet {
        border: 0;
      }
    }
    .failed {
      flex: 1 1 auto;
      padding: var(--tb-space-6) var(--tb-gutter);
    }
  `,
})
export class CardPage {
  private readonly realtime = inject(Realtime);
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(CardStore);
  readonly no = input.required<string>();
  private readonly boardId = computed(() => this.store.face()?.boardId ?? null);

  constructor() {
    const page = inject(Page);
    let joined: string | null = null;
    effect(() => {
      const face = this.store.face();
      page.crumbs.set([{ label: this.t('board.listTitle'), link: '/boards' }, { label: face ? `${face.no} ${face.title}` : this.no() }]);
    });
    effect(() => {
      const no = this.no();
      untracked(() => void this.store.open(no));
    });
    effect(() => {
      const boardId = this.boardId();
      if (!boardId || boardId === joined) return;
      joined = boardId;
      untracked(() => void this.realtime.join(boardId).then(() => this.realtime.caughtUp(0)));
    });
    inject(DestroyRef).onDestroy(() => joined && void this.realtime.leave(joined));
  }
}
