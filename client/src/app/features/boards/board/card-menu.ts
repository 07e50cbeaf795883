import { CdkContextMenuTrigger, CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject, output, signal, viewChild } from '@angular/core';
import type { CardFace } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';

export type CardAct = 'open' | 'page' | 'move' | 'block' | 'unblock' | 'link';

/** One menu for all cards of the board, so that a card carries only its button. */
@Component({
  selector: 'tb-card-menu',
  imports: [CdkContextMenuTrigger, CdkMenu, CdkMenuItem, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span [cdkContextMenuTriggerFor]="menu" (cdkContextMenuClosed)="closed.emit()"></span>
    <ng-template #menu>
      @if (card(); as card) {
        <div class="menu" cdkMenu [attr.aria-label]="t('board.cardMenu', { title: card.title })">
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="chosen.emit({ act: 'open', card })"><tb-icon name="expand" />{{ t('board.open') }}</button>
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="chosen.emit({ act: 'page', card })"><tb-icon name="forward" />{{ t('board.openPage') }}</button>
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="chosen.emit({ act: 'move', card })"><tb-icon name="boards" />{{ t('board.moveTo') }}</button>
          @if (card.block) {
            <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="chosen.emit({ act: 'unblock', card })"><tb-icon name="check" />{{ t('board.unblock') }}</button>
          } @else {
            <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="chosen.emit({ act: 'block', card })"><tb-icon name="statusBlocked" />{{ t('board.block') }}</button>
          }
          <button type="button" class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="chosen.emit({ act: 'link', card })"><tb-icon name="link" />{{ t('board.copyLink') }}</button>
        </div>
      }
    </ng-template>
  `,
})
export class CardMenu {
  protected readonly t = inject(I18n).t;
  private readonly trigger = viewChild.required(CdkContextMenuTrigger);
  protected readonly card = signal<CardFace | null>(null);
  readonly chosen = output<{ act: CardAct; card: CardFace }>();
  readonly closed = output();

  open(card: CardFace, button: HTMLElement): void {
    this.card.set(card);
    const { left, bottom } = button.getBoundingClientRect();
    this.trigger().open({ x: left, y: bottom });
  }
}
