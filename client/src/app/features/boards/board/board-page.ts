import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import { CdkScrollable } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink, RouterOutlet } from '@angular/router';
import type { BoardOptions } from '@tideboard/contracts';
import type { CardFace, CardFilter } from '@tideboard/domain';
import type { FlowDefinition } from '@tideboard/flow';
import { Api } from '../../../core/api/api';
import { DeviceStore } from '../../../core/device/device-store';
import { I18n } from '../../../core/i18n/i18n';
import { Page } from '../../../core/page/page';
import { Session } from '../../../core/session/session';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { NewCardDialog } from '../card/new-card-dialog';
import { BoardFigures } from '../figures/board-figures';
import { readFilter, writeFilter } from '../filter/filter-address';
import { FilterBar } from '../filter/filter-bar';
import { BoardKeys } from '../move/board-keys';
import { CardMoves } from '../move/card-moves';
import { FlowFacts } from '../move/flow-facts';
import { HeldCard } from '../move/held-card';
import { MissingPanel } from '../move/missing-panel';
import { MoveMenu } from '../move/move-menu';
import { BoardColumn } from './board-column';
import { BoardLive } from './board-live';
import { BoardSkeleton } from './board-skeleton';
import { BoardStore } from './board.store';
import { CardActs } from './card-acts';
import { type CardAct, CardMenu } from './card-menu';
import { ColumnFolds } from './column-folds';

const noOptions: BoardOptions = { owners: [], teams: [], tags: [] };
const sameFilter = (a: CardFilter, b: CardFilter): boolean => JSON.stringify(a) === JSON.stringify(b);

@Component({
  selector: 'tb-board-page',
  imports: [
    BoardColumn, BoardFigures, BoardSkeleton, CardMenu, CdkDropListGroup, CdkScrollable, EmptyState, ErrorPanel, FilterBar, Icon,
    MissingPanel, RouterLink, RouterOutlet,
  ],
  providers: [BoardStore, BoardLive, CardMoves, HeldCard, BoardKeys, MoveMenu, ColumnFolds],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly api = inject(Api);
  private readonly device = inject(DeviceStore);
  private readonly dialogs = inject(Dialogs);
  private readonly flows = inject(FlowFacts);
  private readonly acts = inject(CardActs);
  private readonly live = inject(BoardLive);
  private readonly session = inject(Session);
  private readonly moveMenu = inject(MoveMenu);
  private readonly menu = viewChild(CardMenu);
  private readonly lanes = viewChild<ElementRef<HTMLElement>>('lanes');
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(BoardStore);
  protected readonly moves = inject(CardMoves);
  protected readonly keys = inject(BoardKeys);
  protected readonly held = inject(HeldCard);
  protected readonly folds = inject(ColumnFolds);

  readonly key = input.required<string>();
  private readonly query = toSignal(this.route.queryParams, { requireSync: true });
  private readonly filter = computed(() => readFilter(this.query()), { equal: sameFilter });
  protected readonly options = signal<BoardOptions>(noOptions);
  protected readonly definition = signal<FlowDefinition | null>(null);
  protected readonly figuresOpen = signal(this.device.get('figures') === 'open');
  protected readonly name = computed(() => {
    const view = this.store.view();
    return view ? this.i18n.local(view.name) : '';
  });
  protected readonly stages = computed(() => this.store.columns().filter(({ kind }) => kind === 'stage'));
  protected readonly outcomes = computed(() => this.store.columns().filter(({ kind }) => kind === 'outcome'));
  protected readonly total = computed(() => this.sum((column) => this.store.totals()[column]?.count ?? 0));
  protected readonly found = computed(() => this.sum((column) => this.store.counts()?.[column]?.count ?? 0));
  protected readonly result = computed(() => (this.store.counts() ? this.t('board.filteredCount', { n: this.found(), total: this.total() }) : ''));
  protected readonly isEmpty = computed(() => this.store.view() !== null && (this.store.counts() ? this.found() : this.total()) === 0);
  protected readonly mayImport = computed(() => this.session.can('opportunity.import'));
  protected readonly nodeNames = computed(() => new Map((this.definition()?.nodes ?? []).map(({ key, name }) => [key, this.i18n.local(name)])));
  protected readonly stageNames = computed(() => new Map(this.store.columns().map(({ key, name }) => [key, this.i18n.local(name)])));

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.t('board.listTitle'), link: '/boards' }, { label: this.name() || '…' }]));
    effect(() => {
      const [key, filter] = [this.key(), this.filter()];
      untracked(() => void this.open(key, filter));
    });
    inject(Shortcuts).register(
      [
        { keys: 'c', label: 'board.newCard', run: () => void this.create() },
        { keys: 'm', label: 'board.moveTo', run: () => this.onCurrent((card) => this.moveMenu.open(card)) },
        { keys: 'b', label: 'board.block', run: () => this.onCurrent((card) => this.act(card.block ? 'unblock' : 'block', card)) },
        { keys: 'o', label: 'board.openPage', run: () => this.onCurrent((card) => this.act('page', card)) },
      ],
      inject(DestroyRef),
    );
  }

  protected async create(): Promise<void> {
    const view = this.store.view();
    if (!view?.mayCreate) return;
    const id = await this.dialogs.ask<string>(NewCardDialog, { data: view.key, width: 560 });
    if (id) this.keys.focus(id);
  }

  protected openCard(card: CardFace): void {
    this.keys.current.set(card.id);
    void this.router.navigate(['/boards', this.key(), 'cards', card.no], { queryParamsHandling: 'preserve' });
  }

  protected openMenu({ card, button }: { card: CardFace; button: HTMLElement }): void {
    this.keys.current.set(card.id);
    this.held.prepare(card);
    this.menu()?.open(card, button);
  }

  protected act(act: CardAct, card: CardFace): void {
    switch (act) {
      case 'open':
        return this.openCard(card);
      case 'page':
        return void this.router.navigate(['/cards', card.no]);
      case 'move':
        return void this.moveMenu.open(card);
      case 'block':
        return void this.acts.block(card);
      case 'unblock':
        return void this.acts.unblock(card);
      case 'link':
        return this.acts.copyLink(card);
    }
  }

  protected useKey(event: KeyboardEvent): void {
    const onCard = event.target instanceof HTMLElement && event.target.dataset['card'];
    if (!onCard && !this.held.spot()) return;
    // With the drawer open, J and K take it along: its own shortcut.
    if ((event.key === 'j' || event.key === 'k') && this.route.snapshot.firstChild) return;
    if (event.key === 'Enter' && !this.held.spot()) {
      const card = this.store.card(this.keys.current() ?? '');
      if (card) this.openCard(card);
    } else if (!this.keys.use(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected changeFilter(filter: CardFilter): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: writeFilter(filter), queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async loadOptions(): Promise<void> {
    this.options.set(await this.api.get<BoardOptions>(`/boards/${this.key()}/options`).catch(() => noOptions));
  }

  protected toggleFigures(): void {
    this.figuresOpen.update((open) => !open);
    this.device.set('figures', this.figuresOpen() ? 'open' : null);
  }

  protected goTo(column: string): void {
    if (this.folds.isFolded(column)) this.folds.turn(column);
    const lane = this.lanes()?.nativeElement.querySelector(`[data-column="${CSS.escape(column)}"]`);
    lane?.scrollIntoView({ behavior: 'smooth', inline: 'center', block: 'nearest' });
    const first = this.store.cardsOf(column)()[0];
    if (first) this.keys.focus(first.id);
  }

  protected refocus(): void {
    const current = this.keys.current();
    if (current) this.keys.focus(current);
  }

  private async open(key: string, filter: CardFilter): Promise<void> {
    await this.store.open(key, filter);
    const view = this.store.view();
    if (!view || view.key !== key) return;
    await this.live.join(view.id);
    this.definition.set(await this.flows.version(view.versionId).catch(() => null));
    if (filter.owner?.length || filter.team?.length) await this.loadOptions();
    if (!this.keys.current()) this.keys.current.set(this.stages().flatMap((stage) => this.store.cardsOf(stage.key)())[0]?.id ?? null);
  }

  private onCurrent(run: (card: CardFace) => unknown): boolean {
    const card = this.store.card(this.keys.current() ?? '');
    if (!card || this.held.card()) return false;
    void run(card);
    return true;
  }

  private sum(of: (column: string) => number): number {
    return this.stages().reduce((sum, { key }) => sum + of(key), 0);
  }
}
