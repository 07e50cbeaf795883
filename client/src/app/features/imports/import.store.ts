import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ImportMapping, ImportSettings, ImportView } from '@tideboard/contracts';
import { Api } from '../../core/api/api';
import { ApiProblem, toApiProblem } from '../../core/api/api-problem';
import { RunningImports } from '../../core/jobs/running-imports';
import { Realtime } from '../../core/realtime/realtime';

const pollMs = 2000;

/** One import: its file as it is read, the answers given about it, its check, and its run. */
@Injectable()
export class ImportStore {
  private readonly api = inject(Api);
  private readonly running = inject(RunningImports);
  private id = '';
  private writes: Promise<unknown> = Promise.resolve();
  private readonly shown = signal<ImportView | null>(null);

  readonly view = this.shown.asReadonly();
  /** Why the import could not be loaded. */
  readonly problem = signal<ApiProblem | null>(null);
  /** Why the last change or act was refused. */
  readonly refusal = signal<ApiProblem | null>(null);
  private readonly pending = signal(0);
  readonly saving = computed(() => this.pending() > 0);

  constructor() {
    const realtime = inject(Realtime);
    realtime.jobs.pipe(takeUntilDestroyed()).subscribe(({ id, state, done, total }) => {
      if (id !== this.id) return;
      if (state === 'running') this.shown.update((view) => view && { ...view, progress: { ...view.progress, done: Math.max(done, view.progress.done), total } });
      else void this.refresh();
    });
    const timer = setInterval(() => {
      if (this.shown()?.state === 'running') void this.refresh();
    }, pollMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  async open(id: string): Promise<void> {
    this.id = id;
    this.shown.set(null);
    this.problem.set(null);
    try {
      this.accept(await this.api.get<ImportView>(`/imports/${id}`));
    } catch (error) {
      this.problem.set(toApiProblem(error));
    }
  }

  /** Changes go one after another, in the order they were made; each answer is the whole import as it is then. */
  change(settings: ImportSettings): Promise<void> {
    return this.write(() => this.api.patch<ImportView>(`/imports/${this.id}`, settings));
  }

  answer(mapping: Partial<ImportMapping>): Promise<void> {
    this.shown.update((view) => view && { ...view, mapping: merged(view.mapping, mapping) });
    return this.change({ mapping });
  }

  check(): Promise<void> {
    return this.write(() => this.api.post<ImportView>(`/imports/${this.id}/check`));
  }

  run(): Promise<void> {
    return this.write(() => this.api.post<ImportView>(`/imports/${this.id}/run`));
  }

  cancel(): Promise<void> {
    return this.write(() => this.api.post<ImportView>(`/imports/${this.id}/cancel`));
  }

  private write(send: () => Promise<ImportView>): Promise<void> {
    this.pending.update((count) => count + 1);
    const turn = this.writes.then(async () => {
      try {
        const view = await send();
        // A later change is on its way: its answer holds this one too.
        if (this.pending() === 1) this.accept(view);
        this.refusal.set(null);
      } catch (error) {
        this.refusal.set(toApiProblem(error));
        await this.refresh();
      } finally {
        this.pending.update((count) => count - 1);
      }
    });
    this.writes = turn;
    return turn;
  }

  private async refresh(): Promise<void> {
    try {
      this.accept(await this.api.get<ImportView>(`/imports/${this.id}`));
    } catch {
      // What is on screen stays; the next message or turn asks again.
    }
  }

  private accept(view: ImportView): void {
    if (view.id !== this.id) return;
    this.shown.set(view);
    this.running.watch(view);
  }
}

/** As the server merges: maps key by key, everything else replaced. */
function merged(mapping: ImportMapping, answers: Partial<ImportMapping>): ImportMapping {
  return {
    ...mapping,
    ...answers,
    dateOrders: { ...mapping.dateOrders, ...answers.dateOrders },
    stages: { ...mapping.stages, ...answers.stages },
    outcomes: { ...mapping.outcomes, ...answers.outcomes },
    owners: { ...mapping.owners, ...answers.owners },
    currencies: { ...mapping.currencies, ...answers.currencies },
  };
}
