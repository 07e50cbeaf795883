import { inject, Injectable } from '@angular/core';
import type { ReasonView } from '@tideboard/contracts';
import { ServerClock } from '../../core/i18n/clock';
import { formatDateTime } from '../../core/i18n/dates';
import { I18n } from '../../core/i18n/i18n';

/** Codes of the pool rules in the reader's words. */
@Injectable({ providedIn: 'root' })
export class PoolWords {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);

  /** Why a record is here. */
  why(code: string): string {
    return this.i18n.lookup(`poolWhy.${code}`) ?? this.i18n.t('poolWhy.unknown');
  }

  /** Why something cannot be done with it. */
  reason({ code, params = {} }: ReasonView): string {
    const key = code === 'cool_off' && params['team'] === true ? 'cool_off_team' : code === 'held' && !params['until'] ? 'held_open' : code;
    const until = typeof params['until'] === 'string' ? formatDateTime(params['until'], this.i18n.locale(), this.clock.minute()) : '';
    return this.i18n.lookup(`poolReason.${key}`, { ...params, until }) ?? this.i18n.t('poolReason.unknown');
  }

  reasons(reasons: readonly ReasonView[]): readonly string[] {
    return reasons.map((reason) => this.reason(reason));
  }
}
