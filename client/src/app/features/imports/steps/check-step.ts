import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportProblem, ImportView } from '@tideboard/contracts';
import { I18n } from '../../../core/i18n/i18n';
import { CountText } from '../../../ui/count-text';
import { Icon } from '../../../ui/icon/icon';
import { Skeleton } from '../../../ui/skeleton';
import { rowsToWrite, stepOfQuestion } from '../import-steps';
import { ImportStore } from '../import.store';

const mostShown = 200;

/** The dry run: how many rows would be new, changed, unchanged or wrong, and why. */
@Component({
  selector: 'tb-check-step',
  imports: [CountText, Icon, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './check-step.html',
  styleUrl: './check-step.scss',
})
export class CheckStep {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(ImportStore);
  protected readonly stepOfQuestion = stepOfQuestion;
  protected readonly rowsToWrite = rowsToWrite;
  protected readonly mostShown = mostShown;
  readonly view = input.required<ImportView>();

  protected question(code: ImportView['open'][number]): string {
    return this.t(`imports.openQuestion.${code}`);
  }

  protected columnOf({ column }: ImportProblem): string {
    if (column === null) return this.t('common.unknown');
    return this.view().header[column] || this.t('imports.columnNumber', { n: column + 1 });
  }

  protected reasonOf({ code, params }: ImportProblem): string {
    return this.i18n.lookup(`importProblem.${code}`, params) ?? this.t('importProblem.unknown');
  }
}
