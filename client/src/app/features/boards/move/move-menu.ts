import { inject, Injectable } from '@angular/core';
import type { CardFace } from '@tideboard/domain';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { BoardStore } from '../board/board.store';
import { BoardKeys } from './board-keys';
import { CardMoves } from './card-moves';
import { type MoveChoice, MoveDialog, type MoveMenu as Menu } from './move-dialog';

/** "Move to…", from the menu of a card or by M: the same request as a drag. */
@Injectable()
export class MoveMenu {
  private readonly store = inject(BoardStore);
  private readonly moves = inject(CardMoves);
  private readonly keys = inject(BoardKeys);
  private readonly dialogs = inject(Dialogs);

  async open(card: CardFace): Promise<void> {
    const columns = this.store.columns().filter(({ key }) => key !== card.column);
    const choice = await this.dialogs.ask<MoveChoice, Menu>(MoveDialog, { data: { card, columns, totals: this.store.totals() }, width: 480 });
    if (!choice) return;
    const after = choice.position === 'top' ? null : (this.store.cardsOf(choice.to)().at(-1)?.id ?? null);
    await this.moves.request(this.store.card(card.id) ?? card, choice.to, after);
    if (!this.moves.missing()) this.keys.focus(card.id);
  }
}
