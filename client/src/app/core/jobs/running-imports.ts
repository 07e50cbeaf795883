import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { ImportList, ImportView, JobProgress } from '@tideboard/contracts';
import { Api } from '../api/api';
import { I18n } from '../i18n/i18n';
import { Realtime } from '../realtime/realtime';
import { Toasts } from '../toasts/toasts';

export interface RunningImport {
  readonly id: string;
  readonly fileName: string;
  readonly done: number;
  readonly total: number;
  /** When this window first saw it run, and how far it was then: the speed is measured from here. */
  readonly seenAt: number;
  readonly seenDone: number;
}

const pollMs = 5000;

/** The person's imports that run in the background, wherever in the application they are. */
@Injectable({ providedIn: 'root' })
export class RunningImports {
  private readonly api = inject(Api);
  private readonly realtime = inject(Realtime);
  private readonly toasts = inject(Toasts);
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly byId = signal<ReadonlyMap<string, RunningImport>>(new Map());
  private timer: ReturnType<typeof setInterval> | undefined;

  readonly list = computed(() => [...this.byId().values()]);

  constructor() {
    // Where the reading fails, the next message or turn asks again.
    this.realtime.jobs.subscribe((progress) => void this.hear(progress).catch(() => undefined));
  }

  /** Finds what was started before this window was opened. */
  async load(): Promise<void> {
    void this.realtime.open();
    const { imports } = await this.api.get<ImportList>('/imports');
    imports.forEach((view) => this.watch(view));
  }

  /** Follows an import from here on, until it has ended. */
  watch({ id, fileName, state, progress }: ImportView): void {
    if (state !== 'running') return this.forget(id);
    const before = this.byId().get(id);
    const seen = before ?? { seenAt: Date.now(), seenDone: progress.done };
    this.put({ id, fileName, done: progress.done, total: progress.total, seenAt: seen.seenAt, seenDone: seen.seenDone });
    this.timer ??= setInterval(() => void this.poll(), pollMs);
  }

  private async hear({ id, state, done, total }: JobProgress): Promise<void> {
    const known = this.byId().get(id);
    if (!known || (state !== 'running' && state !== 'waiting')) return this.look(id, known !== undefined);
    this.put({ ...known, done: Math.max(done, known.done), total });
  }

  /** Reads how an import stands; tells of its end when this window had followed it. */
  private async look(id: string, followed: boolean): Promise<void> {
    const view = await this.api.get<ImportView>(`/imports/${id}`);
    this.watch(view);
    if (!followed || this.byId().has(id) || view.state === 'cancelled') return;
    const name = view.fileName;
    const action = { label: this.i18n.t('imports.trayOpen'), run: () => void this.router.navigate(['/imports', id]) };
    if (view.state === 'failed') this.toasts.show({ kind: 'error', text: this.i18n.t('imports.failedToast', { name }), action });
    else this.toasts.show({ kind: 'done', text: this.i18n.t('imports.doneToast', { name, ...view.progress }), action });
  }

  private async poll(): Promise<void> {
    for (const { id } of this.list()) {
      try {
        await this.look(id, true);
      } catch {
        // Asked again at the next turn.
      }
    }
  }

  private put(running: RunningImport): void {
    this.byId.update((byId) => new Map(byId).set(running.id, running));
  }

  private forget(id: string): void {
    if (!this.byId().has(id)) return;
    this.byId.update((byId) => new Map([...byId].filter(([key]) => key !== id)));
    if (this.byId().size) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
