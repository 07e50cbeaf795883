import { HttpEventType } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Router } from '@angular/router';
import { BoardSummary, FILE_NAME_HEADER, IMPORT_LIMIT, ImportView } from '@tideboard/contracts';
import { Api } from '../../core/api/api';
import { toApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Page } from '../../core/page/page';
import { Session } from '../../core/session/session';
import { EmptyState } from '../../ui/empty-state';
import { ErrorPanel } from '../../ui/error-panel';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header';
import { ProgressBar } from '../../ui/progress-bar';
import { StepList } from './step-list';

const workbook = /\.(xlsx?|ods|numbers|pdf|docx?)$/i;
const megabyte = 1024 * 1024;

/** The first step: which board, and which file. */
@Component({
  selector: 'tb-new-import',
  imports: [EmptyState, ErrorPanel, Field, Icon, PageHeader, ProgressBar, StepList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-import.html',
  styleUrl: './wizard.scss',
  host: { '(window:dragover)': 'allowDrop($event)', '(window:drop)': 'drop($event)', '(document:dragleave)': 'leaveDrop($event)' },
})
export class NewImport {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly problemText = inject(ProblemText);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly boards = httpResource<BoardSummary[]>(() => '/api/boards');
  protected readonly targets = computed(() =>
    this.boards.hasValue() ? this.boards.value().filter(({ kind }) => kind === 'opportunity' && this.session.can(`${kind}.import`)) : [],
  );
  protected readonly board = linkedSignal(() => this.targets()[0]?.key ?? '');
  protected readonly sending = signal<{ readonly name: string; readonly done: number; readonly total: number } | null>(null);
  protected readonly error = signal('');
  protected readonly over = signal(false);
  /** A file that was chosen before the boards had loaded. */
  private early: File | null = null;

  constructor() {
    const page = inject(Page);
    effect(() => {
      const file = this.board() ? this.early : null;
      this.early = null;
      if (file) untracked(() => void this.send(file));
    });
    effect(() => page.crumbs.set([{ label: this.t('imports.title'), link: '/imports' }, { label: this.t('imports.newTitle') }]));
  }

  protected allowDrop(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set(true);
  }

  protected leaveDrop(event: DragEvent): void {
    if (!event.relatedTarget) this.over.set(false);
  }

  protected drop(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer.files[0];
    if (file) void this.send(file);
  }

  protected choose(box: HTMLInputElement): void {
    const file = box.files?.[0];
    box.value = '';
    if (file) void this.send(file);
  }

  private async send(file: File): Promise<void> {
    if (this.sending()) return;
    if (!this.board()) {
      this.early = file;
      return;
    }
    this.error.set(this.refusal(file));
    if (this.error()) return;
    this.sending.set({ name: file.name, done: 0, total: file.size });
    try {
      const view = await this.upload(file);
      await this.router.navigate(['/imports', view.id], { queryParams: { step: 'file' } });
    } catch (error) {
      this.error.set(this.problemText.of(toApiProblem(error)));
    } finally {
      this.sending.set(null);
    }
  }

  /** Said before anything is sent. */
  private refusal({ name, size }: File): string {
    if (size > IMPORT_LIMIT) return this.t('imports.tooLarge', { name, size: Math.ceil(size / megabyte) });
    return workbook.test(name) ? this.t('imports.wrongKind', { name }) : '';
  }

  private upload(file: File): Promise<ImportView> {
    const body = new Blob([file], { type: 'application/octet-stream' });
    const headers = { 'Content-Type': 'application/octet-stream', [FILE_NAME_HEADER]: encodeURIComponent(file.name) };
    return new Promise((resolve, reject) => {
      this.api.upload<ImportView>('/imports', body, { board: this.board() }, headers).subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress) this.sending.update((sending) => sending && { ...sending, done: event.loaded });
          if (event.type === HttpEventType.Response && event.body) resolve(event.body);
        },
        error: reject,
      });
    });
  }
}
