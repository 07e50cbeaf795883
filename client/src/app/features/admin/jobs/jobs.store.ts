import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { JobRunView } from '@tideboard/contracts';
import { Api, toParams } from '../../../core/api/api';

export interface ScheduledJob {
  readonly name: string;
  readonly cron: string;
  readonly nextAt: string | null;
}

export interface JobsView {
  readonly jobs: readonly ScheduledJob[];
  readonly runs: readonly JobRunView[];
  readonly next: string | null;
}

/** Scheduled jobs and their runs, newest first, in windows that are appended. */
@Injectable()
export class Jobs {
  private readonly api = inject(Api);
  readonly state = signal<JobRunView['state'] | null>(null);
  readonly first = httpResource<JobsView>(() => ({ url: '/api/admin/jobs', params: toParams({ state: this.state() }) }));
  readonly dead = httpResource<JobsView>(() => ({ url: '/api/admin/jobs', params: { state: 'dead' } }));
  private readonly older = signal<{ readonly runs: readonly JobRunView[]; readonly next: string | null } | null>(null);

  readonly jobs = computed(() => (this.first.hasValue() ? this.first.value().jobs : []));
  readonly runs = computed(() => [...(this.first.hasValue() ? this.first.value().runs : []), ...(this.older()?.runs ?? [])]);
  readonly next = computed(() => this.older()?.next ?? (this.older() || !this.first.hasValue() ? null : this.first.value().next));
  readonly deadCount = computed(() => (this.dead.hasValue() ? this.dead.value().runs.length : 0));

  show(state: JobRunView['state'] | null): void {
    this.older.set(null);
    this.state.set(state);
  }

  reload(): void {
    this.older.set(null);
    this.first.reload();
    this.dead.reload();
  }

  async loadOlder(): Promise<void> {
    const cursor = this.next();
    if (!cursor) return;
    const page = await this.api.get<JobsView>('/admin/jobs', { cursor, state: this.state() });
    this.older.update((older) => ({ runs: [...(older?.runs ?? []), ...page.runs], next: page.next }));
  }

  async run(name: string): Promise<void> {
    await this.api.post(`/admin/jobs/${encodeURIComponent(name)}/run`);
    this.reload();
  }

  async retry(id: string): Promise<void> {
    await this.api.post(`/admin/jobs/runs/${id}/retry`);
    this.reload();
  }
}
