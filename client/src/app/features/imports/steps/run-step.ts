import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportView } from '@tideboard/contracts';
import { ServerClock } from '../../../core/i18n/clock';
import { I18n } from '../../../core/i18n/i18n';
import { speedOf } from '../../../core/jobs/job-speed';
import { RunningImports } from '../../../core/jobs/running-imports';
import { confirmWith } from '../../../ui/dialog/confirm';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { CountText } from '../../../ui/count-text';
import { Icon } from '../../../ui/icon/icon';
import { ProgressBar } from '../../../ui/progress-bar';
import { ImportStore } from '../import.store';

/** The run while it goes on, and what came of it. */
@Component({
  selector: 'tb-run-step',
  imports: [CountText, Icon, ProgressBar, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-step.html',
  styleUrl: './check-step.scss',
})
export class RunStep {
  private readonly dialogs = inject(Dialogs);
  private readonly clock = inject(ServerClock);
  private readonly running = inject(RunningImports);
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(ImportStore);
  readonly view = input.required<ImportView>();
  /** Speed and time left, measured anew with every step of the progress. */
  protected readonly speed = computed(() => {
    const job = this.running.list().find(({ id }) => id === this.view().id);
    const { done, total } = this.view().progress;
    return job ? speedOf({ ...job, done, total }, this.clock.now().getTime()) : null;
  });

  protected timeLeft(seconds: number): string {
    return seconds < 90 ? this.t('imports.leftSeconds', { n: seconds }) : this.t('imports.leftMinutes', { n: Math.round(seconds / 60) });
  }

  protected async cancel(): Promise<void> {
    const agreed = await confirmWith(this.dialogs, {
      heading: this.t('imports.cancelTitle'),
      consequences: [this.t('imports.cancelHint')],
      act: this.t('imports.cancel'),
      danger: true,
    });
    if (agreed) await this.store.cancel();
  }
}
