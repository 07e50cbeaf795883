import { inject, Injectable } from '@angular/core';
import type { FlowDefinition } from '@tideboard/flow';
import { I18n } from '../../../core/i18n/i18n';
import type { IconName } from '../../../ui/icon/icons';
import type { Verdict } from './judge';
import { ReasonWords } from './reason-words';

export interface VerdictLook {
  /** Name of the frame: allowed, asks, refused or checking. */
  readonly frame: 'here' | 'allowed' | 'asks' | 'refused' | 'checking';
  readonly icon: IconName | null;
  readonly text: string;
}

/** What the head of a column and the menu "Move to…" say, in the same words. */
@Injectable({ providedIn: 'root' })
export class VerdictWords {
  private readonly i18n = inject(I18n);
  private readonly reasons = inject(ReasonWords);

  look(verdict: Verdict, definition: FlowDefinition | null): VerdictLook {
    const t = this.i18n.t;
    switch (verdict.kind) {
      case 'here':
        return { frame: 'here', icon: null, text: t('move.here') };
      case 'allowed':
        return { frame: 'allowed', icon: 'check', text: this.allowed(verdict, definition) };
      case 'asks':
        return verdict.what === 'rollback'
          ? { frame: 'asks', icon: 'undo', text: t('move.rollback') }
          : { frame: 'asks', icon: 'edit', text: t('move.reasonNeeded') };
      case 'supply':
        return { frame: 'refused', icon: 'locked', text: t('move.missing', { n: verdict.reasons.length }) };
      case 'refused':
        return { frame: 'refused', icon: 'refuse', text: this.reasons.all(verdict.reasons.slice(0, 1), definition) };
      case 'full':
        return { frame: 'refused', icon: 'statusVoid', text: t('move.full', { limit: verdict.limit }) };
      case 'checking':
        return { frame: 'checking', icon: 'clock', text: t('move.checking') };
    }
  }

  /** All reasons in full, for the menu, toasts and announcements. */
  detail(verdict: Verdict, definition: FlowDefinition | null): string {
    return 'reasons' in verdict ? this.reasons.all(verdict.reasons, definition) : '';
  }

  private allowed({ landsIn, over }: Extract<Verdict, { kind: 'allowed' }>, definition: FlowDefinition | null): string {
    const stage = definition?.stages.find(({ key }) => key === landsIn);
    if (stage) return this.i18n.t('move.beyond', { stage: this.i18n.local(stage.name) });
    return over === undefined ? this.i18n.t('move.allowed') : this.i18n.t('move.over', { limit: over });
  }
}
