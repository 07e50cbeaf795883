import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { formatAmount } from '@tideboard/domain';
import { ServerClock } from '../../../core/i18n/clock';
import { formatAgo, formatDate } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Icon } from '../../../ui/icon/icon';
import { StatusChip } from '../../../ui/status-chip';
import { overlaysOf } from '../board/card-lines';
import { CardActs } from '../board/card-acts';
import { CardCommands } from '../board/card-commands';
import { toDateText } from '../../../core/i18n/dates';
import { lossTexts } from '../move/lost-dialog';
import { CardStore } from './card.store';
import { ReasonDialog, type ReasonQuestion } from './reason-dialog';

/** Title, the figures people ask for first, what is wrong with the card, and the acts on it as a whole. */
@Component({
  selector: 'tb-card-head',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './card-head.html',
  styleUrl: './card-head.scss',
})
export class CardHead {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);
  private readonly dialogs = inject(Dialogs);
  private readonly commands = inject(CardCommands);
  protected readonly acts = inject(CardActs);
  protected readonly store = inject(CardStore);
  protected readonly t = this.i18n.t;
  /** Id of the heading, so that the region around can be named by it. */
  readonly titleId = input.required<string>();
  protected readonly face = this.store.face;
  protected readonly amount = computed(() => {
    const face = this.face();
    return face ? formatAmount(face.amount, face.currency, { locale: this.i18n.locale() }) : '';
  });
  protected readonly stage = computed(() => {
    const [face, flow] = [this.face(), this.store.flow()];
    const stage = flow?.definition.stages.find(({ key }) => key === face?.column);
    return stage ? { name: this.i18n.local(stage.name), probability: stage.probability, idleDays: stage.idleDays ?? null } : null;
  });
  protected readonly due = computed(() => {
    const due = this.face()?.due;
    return due ? this.t('board.due', { date: formatDate(due, this.i18n.locale(), this.clock.minute()) }) : '';
  });
  protected readonly overlays = computed(() => {
    const face = this.face();
    if (!face) return [];
    const now = this.clock.minute();
    return overlaysOf(face, { now, today: toDateText(now), idleDays: this.stage()?.idleDays ?? null }).map((overlay) => {
      switch (overlay.kind) {
        case 'blocked':
          return { kind: overlay.kind, text: this.t(overlay.days ? 'board.blockedFor' : 'board.blockedToday', { n: overlay.days, reason: overlay.reason }) };
        case 'risk':
          return { kind: overlay.kind, text: this.t('board.returnsOn', { date: formatDate(new Date(overlay.at), this.i18n.locale(), now) }) };
        case 'overdue':
          return { kind: overlay.kind, text: this.t('board.overdueFor', { n: overlay.days }) };
        case 'idle':
          return { kind: overlay.kind, text: this.t('board.idleFor', { n: overlay.days }) };
      }
    });
  });
  protected readonly blockedBy = computed(() => {
    const block = this.face()?.block;
    return block ? this.t('card.blockedBy', { by: block.by, since: formatAgo(block.since, this.i18n.locale(), this.clock.minute()) }) : '';
  });
  protected readonly lost = computed(() => {
    const detail = this.store.detail();
    if (detail?.face.state !== 'lost' || !detail.lostReason) return '';
    const reason = detail.lostReason in lossTexts ? this.t(lossTexts[detail.lostReason as keyof typeof lossTexts]) : detail.lostReason;
    return [this.t('card.lostFor', { reason }), detail.competitor ? this.t('card.lostTo', { name: detail.competitor }) : ''].filter(Boolean).join(' · ');
  });

  protected async release(): Promise<void> {
    const face = this.face();
    if (!face) return;
    const reason = await this.askReason({
      heading: this.t('card.releaseTitle'),
      consequence: this.t('card.releaseWhat', { t: face.title }),
      label: this.t('card.releaseReason'),
      act: this.t('card.release'),
    });
    if (reason) await this.acts.orSay(() => this.commands.release(face.id, reason));
  }

  protected async reopen(): Promise<void> {
    const face = this.face();
    if (!face) return;
    const reason = await this.askReason({ heading: this.t('card.reopenTitle'), consequence: face.title, label: this.t('card.reopenReason'), act: this.t('card.reopen') });
    if (reason) await this.acts.orSay(() => this.commands.reopen(face.id, reason));
  }

  private askReason(data: ReasonQuestion): Promise<string | undefined> {
    return this.dialogs.ask<string, ReasonQuestion>(ReasonDialog, { data });
  }
}
