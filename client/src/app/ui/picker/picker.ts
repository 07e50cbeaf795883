import { CdkConnectedOverlay, CdkOverlayOrigin, ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, linkedSignal, model, output, signal, viewChild } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../icon/icon';
import { matchOptions, nextIndex, PickerOption } from './option-list';

let lastId = 0;

const createValue = '\u0000create';
const positions: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
];

/**
 * Chooses one of many by typing a part of it: the combobox pattern of ARIA, list in an overlay. With `remote` the
 * owner filters by `searched`; with `creatable` a text that is not listed becomes the offer to create it.
 */
@Component({
  selector: 'tb-picker',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './picker.html',
  styleUrl: './picker.scss',
})
export class Picker {
  protected readonly t = inject(I18n).t;
  protected readonly positions = positions;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  readonly inputId = input('');
  readonly label = input('');
  readonly describedBy = input<string | null>(null);
  readonly placeholder = input('');
  readonly invalid = input(false);
  readonly disabled = input(false);
  readonly clearable = input(true);
  readonly options = input.required<readonly PickerOption[]>();
  readonly remote = input(false);
  readonly loading = input(false);
  readonly creatable = input(false);
  readonly value = model<string | null>(null);
  readonly searched = output<string>();
  readonly created = output<string>();
  readonly chosen = output<PickerOption>();

  protected readonly listId = `picker-${++lastId}`;
  protected readonly isOpen = signal(false);
  protected readonly width = signal(240);
  protected readonly selected = computed(() => this.options().find((option) => option.value === this.value()) ?? null);
  /** What stands in the box: the chosen label, until someone types. */
  protected readonly text = linkedSignal(() => this.selected()?.label ?? '');
  private readonly typed = signal('');
  protected readonly shown = computed<readonly PickerOption[]>(() => {
    const found = this.remote() ? this.options() : matchOptions(this.options(), this.typed());
    const text = this.typed().trim();
    const offersNew = this.creatable() && text && !found.some((option) => option.label === text);
    return offersNew ? [...found, { value: createValue, label: this.t('common.create', { text }) }] : found;
  });
  protected readonly active = linkedSignal<readonly PickerOption[], number>({
    source: this.shown,
    computation: (shown) => {
      const index = shown.findIndex((option) => option.value === this.value());
      return index >= 0 ? index : shown.length && this.typed() ? 0 : -1;
    },
  });

  protected open(): void {
    if (this.isOpen() || this.disabled()) return;
    this.width.set(Math.max(200, this.box().nativeElement.offsetWidth));
    this.isOpen.set(true);
    if (this.remote()) this.searched.emit(this.typed());
  }

  protected close(): void {
    this.isOpen.set(false);
    this.typed.set('');
    this.text.set(this.selected()?.label ?? '');
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.text.set(text);
    this.typed.set(text);
    this.open();
    if (this.remote()) this.searched.emit(text);
  }

  protected choose(option: PickerOption): void {
    if (option.refused) return;
    if (option.value === createValue) {
      this.created.emit(this.typed().trim());
    } else {
      this.value.set(option.value);
      this.chosen.emit(option);
    }
    this.close();
  }

  protected clear(): void {
    this.value.set(null);
    this.close();
    this.box().nativeElement.focus();
  }

  protected useKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (this.isOpen()) this.active.set(nextIndex(event.key, this.active(), this.shown().length));
        this.open();
        this.reveal();
        return;
      case 'Enter':
        if (!this.isOpen()) return;
        event.preventDefault();
        event.stopPropagation();
        this.chooseActive();
        return;
      case 'Escape':
        if (!this.isOpen()) return;
        event.preventDefault();
        event.stopPropagation();
        this.close();
        return;
      case 'Tab':
        this.close();
    }
  }

  protected optionId(index: number): string {
    return `${this.listId}-${index}`;
  }

  private chooseActive(): void {
    const option = this.shown()[this.active()];
    if (option) this.choose(option);
  }

  private reveal(): void {
    queueMicrotask(() => document.getElementById(this.optionId(this.active()))?.scrollIntoView({ block: 'nearest' }));
  }
}
