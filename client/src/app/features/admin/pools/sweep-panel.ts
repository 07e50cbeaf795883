import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { confirmWith } from '../../../ui/dialog/confirm';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { RelativeDate } from '../../../ui/relative-date';
import { Skeleton } from '../../../ui/skeleton';
import { StatusChip } from '../../../ui/status-chip';
import { AdminPools } from './admin-pools.store';

/** The sweeps of a pool: run one now, read what the last ones did, and let a stopped one through. */
@Component({
  selector: 'tb-sweep-panel',
  imports: [ErrorPanel, Icon, RelativeDate, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sweep-panel.html',
  styles: `
    .stopped {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--tb-space-3);
    }
    .table th,
    .table td {
      padding-inline: var(--tb-space-3);
    }
  `,
})
export class SweepPanel {
  private readonly dialogs = inject(Dialogs);
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(AdminPools);
  protected readonly running = signal(false);
  protected readonly started = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly sweeps = computed(() => (this.store.sweeps.hasValue() ? this.store.sweeps.value() : []));
  /** The latest sweep, when it was stopped. */
  protected readonly stopped = computed(() => {
    const last = this.sweeps()[0];
    return last?.breaker.open ? last : null;
  });

  protected async sweepNow(): Promise<void> {
    const agreed = await confirmWith(this.dialogs, {
      heading: this.t('admin.pools.sweepTitle'),
      consequences: [this.t('admin.pools.sweepEffect'), this.t('admin.pools.sweepHeld')],
      act: this.t('admin.pools.sweepNow'),
    });
    if (agreed) await this.run(false);
  }

  protected async raise(): Promise<void> {
    const stopped = this.stopped();
    if (!stopped) return;
    const agreed = await confirmWith(this.dialogs, {
      heading: this.t('admin.pools.raiseTitle'),
      consequences: [this.t('admin.pools.raiseEffect', { found: stopped.candidates, cap: stopped.breaker.cap })],
      act: this.t('admin.pools.raise'),
      danger: true,
    });
    if (agreed) await this.run(true);
  }

  private async run(breakerRaised: boolean): Promise<void> {
    this.running.set(true);
    this.problem.set(null);
    try {
      this.started.set((await this.store.sweep(breakerRaised)) === null);
    } catch (error) {
      this.problem.set(toApiProblem(error));
      this.store.sweeps.reload();
    } finally {
      this.running.set(false);
    }
  }
}
