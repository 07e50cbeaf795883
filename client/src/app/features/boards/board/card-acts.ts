import { Clipboard } from '@angular/cdk/clipboard';
import { inject, Injectable } from '@angular/core';
import type { CardFace } from '@tideboard/domain';
import { toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { BlockDialog } from '../card/block-dialog';
import { type BlockInput, CardCommands } from './card-commands';

/** Acts on a card that the board and the drawer share, with their dialogs and notices. */
@Injectable({ providedIn: 'root' })
export class CardActs {
  private readonly commands = inject(CardCommands);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  private readonly clipboard = inject(Clipboard);
  private readonly i18n = inject(I18n);

  async block(card: CardFace): Promise<void> {
    const block = await this.dialogs.ask<BlockInput, CardFace>(BlockDialog, { data: card });
    if (block) await this.orSay(() => this.commands.block(card.id, block));
  }

  unblock(card: CardFace): Promise<boolean> {
    return this.orSay(() => this.commands.unblock(card.id));
  }

  async archive(card: CardFace): Promise<boolean> {
    const done = await this.orSay(() => this.commands.archive(card.id, true));
    if (done) {
      this.toasts.show({
        kind: 'done',
        text: this.i18n.t('card.archived', { t: card.title }),
        action: { label: this.i18n.t('common.undo'), run: async () => void (await this.restore(card)) },
        undo: true,
      });
    }
    return done;
  }

  restore(card: CardFace): Promise<boolean> {
    return this.orSay(() => this.commands.archive(card.id, false));
  }

  copyLink(card: CardFace): void {
    this.clipboard.copy(`${location.origin}/cards/${card.no}`);
    this.toasts.show({ kind: 'done', text: this.i18n.t('board.linkCopied') });
  }

  /** Runs a command; a failure is told in a notice. */
  async orSay(run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      this.toasts.show({ kind: 'error', text: this.problemText.of(toApiProblem(error)) });
      return false;
    }
  }
}
