import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, ElementRef, inject, input, signal, untracked } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { DeviceStore } from '../../../core/device/device-store';
import { I18n } from '../../../core/i18n/i18n';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { BoardStore } from '../board/board.store';
import { BoardKeys } from '../move/board-keys';
import { CardStore } from './card.store';
import { CardView } from './card-view';

const narrowest = 480;
const widest = 880;
const usual = 640;

/** A card beside its board: not modal, at its own address, as wide as the reader likes. */
@Component({
  selector: 'tb-card-drawer',
  imports: [CardView, EmptyState, ErrorPanel, Icon, RouterLink],
  providers: [CardStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './card-drawer.html',
  styleUrl: './card-drawer.scss',
  host: { '[style.--drawer]': 'width() + "px"', '(keydown.escape)': 'close($event)' },
})
export class CardDrawer {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly device = inject(DeviceStore);
  private readonly board = inject(BoardStore);
  private readonly keys = inject(BoardKeys);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(CardStore);
  private stepped = false;
  readonly no = input.required<string>();
  protected readonly width = signal(clamp(Number(this.device.get('drawer') ?? usual)));
  protected readonly onBoard = computed(() => this.board.cardByNo(this.no()));

  constructor() {
    effect(() => {
      const no = this.no();
      untracked(() => void this.open(no));
    });
    inject(Shortcuts).register(
      [
        { keys: 'j', label: 'card.following', run: () => this.step('j') },
        { keys: 'k', label: 'card.previous', run: () => this.step('k') },
        { keys: 'Escape', label: 'card.close', run: (event) => this.close(event) },
      ],
      inject(DestroyRef),
    );
  }

  protected step(key: 'j' | 'k'): boolean {
    const current = this.onBoard();
    const next = current && this.keys.neighbour(current.id, key);
    if (!next) return false;
    this.keys.current.set(next.id);
    this.stepped = true;
    void this.router.navigate(['..', next.no], { relativeTo: this.route, queryParamsHandling: 'preserve' });
    return true;
  }

  protected close(event: Event): boolean {
    if (event.defaultPrevented) return false;
    event.preventDefault();
    const current = this.onBoard();
    void this.router.navigate(['../..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
    if (current) this.keys.focus(current.id);
    return true;
  }

  protected grip(event: PointerEvent): void {
    const handle = event.target as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    const right = this.element.nativeElement.getBoundingClientRect().right;
    const move = ({ clientX }: PointerEvent): void => this.resize(right - clientX);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
  }

  protected resizeBy(step: number, event: Event): void {
    event.preventDefault();
    this.resize(this.width() + step);
  }

  private resize(width: number): void {
    this.width.set(clamp(width));
    this.device.set('drawer', String(this.width()));
  }

  private async open(no: string): Promise<void> {
    await this.store.open(no);
    const active = document.activeElement;
    // Stepping keeps the focus where it is; otherwise the card's heading is where reading starts.
    if (this.stepped) this.stepped = false;
    else if (!active || active === document.body || active.closest('tb-card-drawer, article')) {
      requestAnimationFrame(() => this.element.nativeElement.querySelector<HTMLElement>('#card-title')?.focus());
    }
  }
}

function clamp(width: number): number {
  return Math.round(Math.max(narrowest, Math.min(widest, width || usual)));
}
