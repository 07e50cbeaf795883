import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { BoardOptions } from '@tideboard/contracts';
import { type CardFilter, formatAmount } from '@tideboard/domain';
import { ServerClock } from '../../../core/i18n/clock';
import { formatDate } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { Session } from '../../../core/session/session';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { Icon } from '../../../ui/icon/icon';
import { Tag } from '../../../ui/tag';
import type { FilterName } from './filter-address';
import { FilterForm } from './filter-form';

const typingMs = 300;

/** The filter in one row: free text, a chip for each part, and how many cards pass. */
@Component({
  selector: 'tb-filter-bar',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, FilterForm, Icon, Tag],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);
  private readonly session = inject(Session);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private typing: ReturnType<typeof setTimeout> | undefined;
  protected readonly t = this.i18n.t;
  protected readonly open = signal(false);

  readonly filter = input.required<CardFilter>();
  readonly options = input.required<BoardOptions>();
  /** "24 of 310 cards", or nothing without a filter. */
  readonly result = input('');
  readonly changed = output<CardFilter>();
  /** The form was opened: its options are needed now. */
  readonly asked = output();

  protected readonly currency = computed(() => this.session.organisation()?.currency ?? 'CNY');
  protected readonly isMine = computed(() => this.filter().owner?.length === 1 && this.filter().owner?.[0] === this.session.user()?.id);
  protected readonly chips = computed<{ name: FilterName; label: string }[]>(() => {
    const filter = this.filter();
    const chips: { name: FilterName; label: string }[] = [];
    const add = (name: FilterName, label: string, value?: string): void => {
      chips.push({ name, label: value === undefined ? label : this.t('board.chip', { name: label, value }) });
    };
    if (filter.owner?.length) add('owner', this.t('board.owner'), this.named(this.options().owners, filter.owner));
    if (filter.team?.length) add('team', this.t('board.team'), this.named(this.options().teams, filter.team));
    if (filter.tag?.length) add('tag', this.t('board.tag'), filter.tag.join(this.t('common.listComma')));
    if (filter.blocked) add('blocked', this.t('board.blocked'));
    if (filter.overdue) add('overdue', this.t('board.overdue'));
    if (filter.idleDays !== undefined) add('idleDays', this.t('board.idleAtLeast', { n: filter.idleDays }));
    if (filter.amountMin !== undefined) add('amountMin', this.t('board.amountMin'), this.money(filter.amountMin));
    if (filter.amountMax !== undefined) add('amountMax', this.t('board.amountMax'), this.money(filter.amountMax));
    if (filter.dueFrom) add('dueFrom', this.t('board.dueFrom'), this.date(filter.dueFrom));
    if (filter.dueTo) add('dueTo', this.t('board.dueTo'), this.date(filter.dueTo));
    return chips;
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    inject(Shortcuts).register([{ keys: '/', label: 'board.filter', run: () => this.box().nativeElement.focus() }], destroyRef);
    destroyRef.onDestroy(() => clearTimeout(this.typing));
  }

  protected type(event: Event): void {
    if ((event as InputEvent).isComposing) return;
    const text = (event.target as HTMLInputElement).value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.patch({ text: text.trim() || undefined }), typingMs);
  }

  protected patch(patch: { [K in keyof CardFilter]: CardFilter[K] | undefined }): void {
    this.changed.emit({ ...this.filter(), ...patch } as CardFilter);
  }

  protected remove(name: FilterName): void {
    this.patch({ [name]: undefined });
  }

  protected toggleMine(): void {
    const id = this.session.user()?.id;
    this.patch({ owner: this.isMine() || !id ? undefined : [id] });
  }

  protected toggleForm(): void {
    this.open.update((open) => !open);
    if (this.open()) this.asked.emit();
  }

  protected clear(): void {
    this.box().nativeElement.value = '';
    this.changed.emit({});
  }

  private named(list: readonly { id: string; name: string }[], ids: readonly string[]): string {
    const own = this.session.user();
    const nameOf = (id: string): string => (id === own?.id ? this.t('common.you') : (list.find((each) => each.id === id)?.name ?? this.t('common.unknown')));
    return ids.map(nameOf).join(this.t('common.listComma'));
  }

  private money(minor: number): string {
    return formatAmount(minor, this.currency(), { locale: this.i18n.locale() });
  }

  private date(date: string): string {
    return formatDate(date, this.i18n.locale(), this.clock.minute());
  }
}
