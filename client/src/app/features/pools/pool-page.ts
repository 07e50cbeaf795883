import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ClaimResults } from '@tideboard/contracts';
import { toApiProblem } from '../../core/api/api-problem';
import { ServerClock } from '../../core/i18n/clock';
import { daysFrom, formatExact } from '../../core/i18n/dates';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Page } from '../../core/page/page';
import { Session } from '../../core/session/session';
import { Announcer } from '../../core/toasts/announcer';
import { Toasts } from '../../core/toasts/toasts';
import { EmptyState } from '../../ui/empty-state';
import { ErrorPanel } from '../../ui/error-panel';
import { Icon } from '../../ui/icon/icon';
import { MoneyText } from '../../ui/money-text';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { ClaimCell } from './claim-cell';
import { HiddenText } from './hidden-text';
import { PoolKeys } from './pool-keys';
import { PoolRecord } from './pool-record';
import { isClaimable, PoolRow } from './pool-rows';
import { PoolWords } from './pool-words';
import { PoolStore } from './pool.store';

const findMs = 250;

@Component({
  selector: 'tb-pool-page',
  imports: [ClaimCell, EmptyState, ErrorPanel, HiddenText, Icon, MoneyText, PageHeader, PoolRecord, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [PoolStore, PoolKeys],
  templateUrl: './pool-page.html',
  styleUrl: './pool-page.scss',
})
export class PoolPage {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly announcer = inject(Announcer);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly words = inject(PoolWords);
  protected readonly store = inject(PoolStore);
  protected readonly keys = inject(PoolKeys);
  protected readonly isClaimable = isClaimable;

  readonly key = input.required<string>();
  readonly f = input('', { transform: (value: string | undefined) => value ?? '' });
  /** Number of the record whose details are open. */
  readonly record = input<string>();
  private readonly find = viewChild<ElementRef<HTMLInputElement>>('find');
  private findTimer: ReturnType<typeof setTimeout> | undefined;

  protected readonly name = computed(() => {
    const pool = this.store.pool();
    return pool ? this.i18n.local(pool.name) : '';
  });
  protected readonly quota = computed(() => {
    const pool = this.store.pool();
    if (!pool?.mayClaim) return '';
    const { claimsToday: claims, dailyClaims: limit, holdings: held, holdingsCap: cap } = pool;
    return [
      limit === null ? this.t('pools.quotaOpen', { claims }) : this.t('pools.quota', { claims, limit }),
      cap === null ? this.t('pools.holdingsOpen', { held }) : this.t('pools.holdings', { held, cap }),
    ].join(this.t('common.listComma'));
  });
  protected readonly claimable = computed(() => this.store.rows().filter(isClaimable));
  protected readonly allSelected = computed(() => this.claimable().length > 0 && this.claimable().every(({ id }) => this.store.isSelected(id)));
  protected readonly opened = computed(() => this.store.rows().find(({ pooled }) => pooled.card.no === this.record()) ?? null);
  protected readonly limitNote = computed(() => {
    const left = this.store.left();
    if (left === null) return '';
    if (left === 0) return this.t('pools.noneLeft');
    return this.t(this.store.selected().length > left ? 'pools.tooMany' : 'pools.left', { n: left });
  });
  protected readonly results = signal<string>('');

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.t('pools.title'), link: '/pools' }, { label: this.name() || this.t('pools.title') }]));
    effect(() => {
      const [key, text] = [this.key(), this.f()];
      untracked(() => void this.store.open(key, text));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.findTimer));
    this.keys.connect({
      rows: this.store.rows,
      open: (row) => this.show(row),
      claim: (row) => void this.claim(row),
      toggle: (row) => this.store.select([row.id], !this.store.isSelected(row.id)),
      find: () => this.find()?.nativeElement.focus(),
      close: () => this.leaveTopmost(),
    });
  }

  protected daysIn({ pooled }: PoolRow): string {
    return this.t('pools.days', { n: Math.max(0, -daysFrom(pooled.enteredAt, this.clock.minute())) });
  }

  protected exact(value: string): string {
    return formatExact(value);
  }

  protected stageOf({ pooled }: PoolRow): string {
    return this.i18n.local(pooled.stageWhenLeft);
  }

  protected filterBy(text: string): void {
    clearTimeout(this.findTimer);
    this.findTimer = setTimeout(() => this.goTo({ f: text.trim() || null }), findMs);
  }

  protected show({ pooled }: PoolRow): void {
    this.goTo({ record: pooled.card.no });
  }

  protected hideRecord(): void {
    this.goTo({ record: null });
    this.keys.focusActive();
  }

  protected selectAll(on: boolean): void {
    this.store.select(this.claimable().map(({ id }) => id), on);
  }

  protected async claim(row: PoolRow): Promise<void> {
    if (!isClaimable(row) || !this.store.pool()?.mayClaim) return;
    const title = this.announcer.name(row.pooled.card.title);
    const after = await this.store.claim(row);
    if (after.state === 'mine') this.announcer.polite(this.t('pools.announceClaimed', { title }));
    else if (after.state === 'taken') this.announcer.assertive(this.t('pools.announceLost', { title }));
    else this.announcer.assertive(this.words.reasons(after.refused).join(' '));
  }

  protected async claimSelected(): Promise<void> {
    try {
      this.tell(await this.store.claimMany(this.store.selected()));
    } catch (error) {
      this.toasts.show({ kind: 'error', text: this.problemText.of(toApiProblem(error)) });
    }
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.store.loadMore();
    } catch (error) {
      this.toasts.show({ kind: 'error', text: this.problemText.of(toApiProblem(error)) });
    }
  }

  protected async openCard({ pooled }: PoolRow): Promise<void> {
    const board = this.session.canAny(['opportunity.view']) ? await this.store.boardKey(pooled.card.boardId) : null;
    if (board) await this.router.navigate(['/boards', board, 'cards', pooled.card.no]);
  }

  private tell({ results }: ClaimResults): void {
    const a = results.filter(({ ok }) => ok).length;
    const b = results.length - a;
    const text = b ? this.t('pools.resultTitle', { a, b }) : this.t('pools.resultAll', { a });
    this.results.set(text);
    this.announcer.polite(text);
  }

  private leaveTopmost(): boolean {
    if (this.record()) this.hideRecord();
    else if (this.store.selected().length) this.selectAll(false);
    else return false;
    return true;
  }

  private goTo(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
