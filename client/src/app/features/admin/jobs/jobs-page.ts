import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { JobRunView } from '@tideboard/contracts';
import { toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Toasts } from '../../../core/toasts/toasts';
import { Choice, ChoiceGroup } from '../../../ui/choice-group';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { RelativeDate } from '../../../ui/relative-date';
import { Skeleton } from '../../../ui/skeleton';
import { Status, StatusChip } from '../../../ui/status-chip';
import { adminCrumbs } from '../admin-crumbs';
import { readCron } from './cron-words';
import { Jobs } from './jobs.store';

type State = JobRunView['state'];
const states: readonly State[] = ['waiting', 'running', 'done', 'failed', 'dead'];
const chips: Readonly<Record<State, Status>> = { waiting: 'pending', running: 'active', done: 'done', failed: 'risk', dead: 'overdue' };
const refreshMs = 5000;

@Component({
  selector: 'tb-jobs-page',
  imports: [ChoiceGroup, EmptyState, ErrorPanel, Icon, RelativeDate, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [Jobs],
  templateUrl: './jobs-page.html',
  styleUrl: './jobs-page.scss',
})
export class JobsPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(Jobs);
  protected readonly chips = chips;
  readonly state = input<State | 'all', string | undefined>('all', { transform: (value) => states.find((state) => state === value) ?? 'all' });
  protected readonly choices = computed<readonly Choice<State | 'all'>[]>(() => [
    { value: 'all', label: this.t('common.all') },
    ...states.map((value) => ({ value, label: this.stateWord(value) })),
  ]);

  constructor() {
    adminCrumbs('admin.jobs.title', '/admin/jobs');
    effect(() => {
      const state = this.state();
      this.store.show(state === 'all' ? null : state);
    });
    const timer = setInterval(() => this.refreshWhileRunning(), refreshMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected stateWord(state: State): string {
    switch (state) {
      case 'failed':
        return this.t('admin.jobs.failedState');
      case 'dead':
        return this.t('admin.jobs.deadState');
      default:
        return this.t(`admin.jobs.${state}`);
    }
  }

  protected nameOf(name: string): string {
    return this.i18n.lookup(`admin.jobs.name.${name}`) ?? name;
  }

  protected schedule(cron: string): string {
    const plain = readCron(cron);
    switch (plain.kind) {
      case 'daily':
        return this.t('admin.jobs.daily', { time: plain.time });
      case 'minutes':
        return this.t('admin.jobs.everyMinutes', { n: plain.every });
      case 'hourly':
        return this.t('admin.jobs.hourly', { n: plain.minute });
      case 'other':
        return cron;
    }
  }

  protected took({ at, finishedAt }: JobRunView): string {
    if (!finishedAt) return this.t('common.unknown');
    const seconds = Math.round((Date.parse(finishedAt) - Date.parse(at)) / 1000);
    if (seconds < 1) return this.t('admin.jobs.underSecond');
    return seconds < 120 ? this.t('admin.jobs.seconds', { n: seconds }) : this.t('admin.jobs.minutes', { n: Math.round(seconds / 60) });
  }

  /** What a run tells of itself: its error, or the numbers of its report. */
  protected detail({ error, report }: JobRunView): string {
    if (error) return error;
    if (typeof report !== 'object' || report === null) return '';
    return Object.entries(report)
      .flatMap(([name, value]) => (typeof value === 'number' ? (this.i18n.lookup(`admin.jobs.report.${name}`, { n: value }) ?? []) : []))
      .join(this.t('common.listComma'));
  }

  protected show(state: State | 'all'): void {
    void this.router.navigate([], { queryParams: { state: state === 'all' ? null : state }, replaceUrl: true });
  }

  protected run(name: string): Promise<void> {
    return this.orSay(async () => {
      await this.store.run(name);
      this.toasts.show({ kind: 'done', text: this.t('admin.jobs.started', { name: this.nameOf(name) }) });
    });
  }

  protected retry({ id, name }: JobRunView): Promise<void> {
    return this.orSay(async () => {
      await this.store.retry(id);
      this.toasts.show({ kind: 'done', text: this.t('admin.jobs.started', { name: this.nameOf(name) }) });
    });
  }

  protected loadOlder(): Promise<void> {
    return this.orSay(() => this.store.loadOlder());
  }

  private refreshWhileRunning(): void {
    if (this.store.runs().some(({ state }) => state === 'running' || state === 'waiting')) this.store.reload();
  }

  private async orSay(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.toasts.show({ kind: 'error', text: this.problemText.of(toApiProblem(error)) });
    }
  }
}
