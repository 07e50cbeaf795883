import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { formatCount } from '../../core/i18n/numbers';
import { ProblemText } from '../../core/i18n/problem-text';
import { Page } from '../../core/page/page';
import { EmptyState } from '../../ui/empty-state';
import { ErrorPanel } from '../../ui/error-panel';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { ImportStep, importSteps, isOpen, rowsToWrite, stepOf } from './import-steps';
import { ImportStore } from './import.store';
import { CheckStep } from './steps/check-step';
import { ColumnsStep } from './steps/columns-step';
import { FileStep } from './steps/file-step';
import { RunStep } from './steps/run-step';
import { ValuesStep } from './steps/values-step';
import { StepList } from './step-list';

/** One import, step by step; the step stands in the address. */
@Component({
  selector: 'tb-import-page',
  imports: [CheckStep, ColumnsStep, EmptyState, ErrorPanel, FileStep, Icon, PageHeader, RouterLink, RunStep, Skeleton, StepList, ValuesStep],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ImportStore],
  templateUrl: './import-page.html',
  styleUrl: './wizard.scss',
})
export class ImportPage {
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(ImportStore);
  readonly id = input.required<string>();
  readonly step = input<string>();

  protected readonly current = computed<ImportStep>(() => {
    const view = this.store.view();
    return view ? stepOf(view, this.step()) : 'columns';
  });
  protected readonly reachable = computed<readonly ImportStep[]>(() => {
    const view = this.store.view();
    return view && isOpen(view) ? importSteps.filter((step) => step !== 'run') : [];
  });
  protected readonly refusal = computed(() => {
    const refusal = this.store.refusal();
    return refusal ? this.problemText.of(refusal) : '';
  });
  protected readonly count = (n: number): string => formatCount(n, this.i18n.locale());
  protected readonly writes = computed(() => {
    const view = this.store.view();
    return view ? rowsToWrite(view) : 0;
  });
  protected readonly next = computed<ImportStep | null>(() => {
    const at = importSteps.indexOf(this.current());
    return at < 3 ? (importSteps[at + 1] ?? null) : null;
  });
  protected readonly previous = computed<ImportStep | null>(() => {
    const at = importSteps.indexOf(this.current());
    return at > 0 && at < 4 ? (importSteps[at - 1] ?? null) : null;
  });

  constructor() {
    const page = inject(Page);
    effect(() =>
      page.crumbs.set([{ label: this.t('imports.title'), link: '/imports' }, { label: this.store.view()?.fileName ?? this.t('imports.newTitle') }]),
    );
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.open(id));
    });
  }

  protected async goNext(): Promise<void> {
    const next = this.next();
    if (!next) return;
    await this.router.navigate([], { queryParams: { step: next } });
    const view = this.store.view();
    if (next === 'check' && view?.state === 'mapping' && !view.open.length) await this.store.check();
  }
}
