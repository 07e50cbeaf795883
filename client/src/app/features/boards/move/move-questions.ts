import { inject, Injectable } from '@angular/core';
import type { CardMove } from '@tideboard/contracts';
import type { CardFace, ColumnTotal } from '@tideboard/domain';
import { Dialogs } from '../../../ui/dialog/dialogs';
import type { CardFlow } from './flow-facts';
import { plan } from './judge';
import { LostDialog } from './lost-dialog';
import { RollbackDialog, type RollbackQuestion } from './rollback-dialog';

/** Asks what a drop needs before it is sent; nothing when the person changed their mind. */
@Injectable({ providedIn: 'root' })
export class MoveQuestions {
  private readonly dialogs = inject(Dialogs);

  async ask(
    question: 'rollback' | 'lost',
    card: CardFace,
    to: string,
    flow: CardFlow,
    totals: Readonly<Record<string, ColumnTotal>>,
  ): Promise<Pick<CardMove, 'rollback' | 'lost'> | null> {
    if (question === 'lost') {
      const lost = await this.dialogs.ask<NonNullable<CardMove['lost']>, CardFace>(LostDialog, { data: card, width: 520 });
      return lost ? { lost } : null;
    }
    const planned = plan(flow, card, to, totals);
    const candidates = planned.kind === 'rollback' ? planned.candidates.map(({ node }) => node) : [];
    const data: RollbackQuestion = { card, candidates, definition: flow.definition };
    const rollback = await this.dialogs.ask<NonNullable<CardMove['rollback']>, RollbackQuestion>(RollbackDialog, { data, width: 560 });
    return rollback ? { rollback } : null;
  }
}
