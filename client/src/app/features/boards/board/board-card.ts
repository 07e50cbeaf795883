import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ColumnView } from '@tideboard/contracts';
import { type CardFace, formatAmount, isOverdue } from '@tideboard/domain';
import { ServerClock } from '../../../core/i18n/clock';
import { formatDate, formatDue, formatExact } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { Avatar } from '../../../ui/avatar';
import { Icon } from '../../../ui/icon/icon';
import type { IconName } from '../../../ui/icon/icons';
import { type Overlay, overlaysOf, splitTitle } from './card-lines';

const overlayIcons: Readonly<Record<Overlay['kind'], IconName>> = {
  blocked: 'statusBlocked',
  overdue: 'statusOverdue',
  risk: 'statusRisk',
  idle: 'statusIdle',
};
const mostTags = 2;

/** The face of a card: lines by priority, at most one state strip. It draws again only when its card changes. */
@Component({
  selector: 'tb-board-card',
  imports: [Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './board-card.html',
  styleUrl: './board-card.scss',
  host: { '[class.flashed]': 'flashed()', '[class.lifted]': 'lifted()' },
})
export class BoardCard {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);
  protected readonly t = this.i18n.t;

  readonly card = input.required<CardFace>();
  readonly column = input.required<ColumnView>();
  readonly today = input.required<string>();
  readonly href = input.required<string>();
  /** Names of nodes by key; empty until the template has come. */
  readonly nodes = input.required<ReadonlyMap<string, string>>();
  readonly stages = input.required<ReadonlyMap<string, string>>();
  /** Whether it is the one card in the tab order. */
  readonly tabStop = input(false);
  readonly saving = input(false);
  readonly flashed = input(false);
  /** Whether it is held by keys. */
  readonly lifted = input(false);
  readonly menuOpened = output<HTMLElement>();

  protected readonly title = computed(() => splitTitle(this.card().title));
  protected readonly overlays = computed(() =>
    overlaysOf(this.card(), { now: this.clock.minute(), today: this.today(), idleDays: this.column().idleDays }),
  );
  protected readonly worst = computed(() => {
    const overlay = this.overlays().at(0);
    return overlay && { kind: overlay.kind, icon: overlayIcons[overlay.kind], text: this.overlayText(overlay) };
  });
  protected readonly amount = computed(() => formatAmount(this.card().amount, this.card().currency, { locale: this.i18n.locale() }));
  protected readonly exactAmount = computed(() =>
    this.card().amount === null ? null : formatAmount(this.card().amount, this.card().currency, { locale: this.i18n.locale(), style: 'exact' }),
  );
  protected readonly overdue = computed(() => isOverdue(this.card(), this.today()));
  protected readonly due = computed(() => {
    const { due } = this.card();
    return due && { exact: formatExact(due), text: this.t('board.due', { date: formatDate(due, this.i18n.locale(), this.clock.minute()) }) };
  });
  protected readonly node = computed(() => {
    const [first, ...others] = this.card().active;
    const name = first && this.nodes().get(first.node);
    if (!name || this.card().state !== 'open') return null;
    return { name, progress: first.of > 1 ? this.t('board.nodeProgress', { done: first.done, of: first.of }) : '', more: others.length };
  });
  protected readonly also = computed(() =>
    this.card()
      .ghosts.map((stage) => this.stages().get(stage) ?? '')
      .filter(Boolean)
      .join(this.t('common.listComma')),
  );
  protected readonly next = computed(() => {
    const { nextAction } = this.card();
    if (!nextAction) return null;
    if (!nextAction.on) return nextAction.text;
    return this.t('board.nextOn', { text: nextAction.text, date: formatDue(nextAction.on, this.i18n.locale(), this.clock.minute()) });
  });
  protected readonly tags = computed(() => this.card().tags.slice(0, mostTags));
  protected readonly moreTags = computed(() => this.card().tags.length - mostTags);
  protected readonly label = computed(() => {
    const card = this.card();
    const parts = [
      card.title,
      card.customer?.name,
      this.amount(),
      this.i18n.local(this.column().name),
      ...this.overlays().map((overlay) => this.overlayText(overlay)),
      card.owner?.name ?? this.t('board.noOwner'),
    ];
    return parts.filter(Boolean).join(this.i18n.locale() === 'zh-CN' ? '，' : ', ');
  });

  private overlayText(overlay: Overlay): string {
    switch (overlay.kind) {
      case 'blocked':
        return this.t(overlay.days ? 'board.blockedFor' : 'board.blockedToday', { n: overlay.days, reason: overlay.reason });
      case 'overdue':
        return this.t('board.overdueFor', { n: overlay.days });
      case 'risk':
        return this.t('board.returnsOn', { date: formatDue(overlay.at, this.i18n.locale(), this.clock.minute()) });
      case 'idle':
        return this.t('board.idleFor', { n: overlay.days });
    }
  }
}
