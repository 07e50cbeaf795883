import { inject, Injectable } from '@angular/core';
import { toApiProblem } from '../../../core/api/api-problem';
import { ProblemText } from '../../../core/i18n/problem-text';
import type { FlowDefinition, Reason } from '@tideboard/flow';
import { ReasonWords } from '../move/reason-words';

/** Why a command on a card failed, with the names of its flow. */
@Injectable({ providedIn: 'root' })
export class CardWords {
  private readonly problemText = inject(ProblemText);
  private readonly reasons = inject(ReasonWords);

  problem(error: unknown, definition: FlowDefinition | null): string {
    const problem = toApiProblem(error);
    const ours = problem.reasons.filter((reason) => !reason.field);
    if (!ours.length || problem.status !== 422) return this.problemText.of(problem);
    return `${this.reasons.all(ours.map(({ code, params }) => ({ ...params, code }) as unknown as Reason), definition)}`;
  }
}
