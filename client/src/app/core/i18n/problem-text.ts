import { inject, Injectable } from '@angular/core';
import { ApiProblem, Reason, toApiProblem } from '../api/api-problem';
import { I18n } from './i18n';

/** Turns codes into words. A code without words of its own gets those of its kind, never the bare code. */
@Injectable({ providedIn: 'root' })
export class ProblemText {
  private readonly i18n = inject(I18n);

  of(problem: ApiProblem): string {
    const reasons = problem.reasons.map((reason) => this.ofReason(reason)).filter((text) => text !== undefined);
    if (reasons.length) return reasons.join(' ');
    if (problem.status >= 500 && problem.requestId) {
      return this.i18n.t('problem.internalNumbered', { id: problem.requestId.slice(0, 8) });
    }
    return this.i18n.lookup(`problem.${problem.code}`, problem.params) ?? this.i18n.t('problem.unknown');
  }

  /** Whatever was thrown, in words, with the number to quote. */
  describe(error: unknown): { text: string; requestId: string | null } {
    const problem = toApiProblem(error);
    return { text: this.of(problem), requestId: problem.requestId };
  }

  ofReason(reason: Reason): string | undefined {
    return this.i18n.lookup(`reason.${reason.code}`, reason.params) ?? this.i18n.lookup(`problem.${reason.code}`, reason.params);
  }
}
