import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../icon/icon';

export interface ToastRow {
  readonly id: number;
  readonly text: string;
  readonly kind?: 'info' | 'done' | 'error';
  readonly action?: { readonly label: string };
}

/** Where notices appear. They are announced by the one live region, so the list itself stays quiet. */
@Component({
  selector: 'tb-toast-host',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (toast of toasts(); track toast.id) {
      <div
        class="toast"
        [class.error]="toast.kind === 'error'"
        [class.done]="toast.kind === 'done'"
        (mouseenter)="held.emit(toast.id)"
        (mouseleave)="released.emit(toast.id)"
        (focusin)="held.emit(toast.id)"
        (focusout)="released.emit(toast.id)"
      >
        <tb-icon [name]="toast.kind === 'error' ? 'error' : toast.kind === 'done' ? 'statusDone' : 'info'" />
        <span class="text">{{ toast.text }}</span>
        @if (toast.action; as action) {
          <button type="button" class="btn btn-sm" (click)="acted.emit(toast.id)">{{ action.label }}</button>
        }
        <button type="button" class="btn btn-icon" [attr.aria-label]="t('common.close')" (click)="dismissed.emit(toast.id)">
          <tb-icon name="close" [size]="14" />
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      position: fixed;
      bottom: var(--tb-space-5);
      left: var(--tb-space-5);
      z-index: 1100;
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-3);
      width: min(420px, calc(100vw - 32px));
      pointer-events: none;
    }
    .toast {
      display: flex;
      align-items: center;
      gap: var(--tb-space-3);
      padding: var(--tb-space-3) var(--tb-space-3) var(--tb-space-3) var(--tb-space-4);
      border: 1px solid var(--tb-border);
      border-radius: var(--tb-radius);
      background: var(--tb-raised);
      box-shadow: var(--tb-shadow-3);
      pointer-events: auto;
      animation: rise var(--tb-base) var(--tb-ease);
    }
    tb-icon {
      color: var(--tb-active);
    }
    .done > tb-icon {
      color: var(--tb-done);
    }
    .error > tb-icon {
      color: var(--tb-overdue);
    }
    .btn tb-icon {
      color: inherit;
    }
    .text {
      flex: 1 1 auto;
      min-width: 0;
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
    @media (max-width: 767.98px) {
      :host {
        bottom: calc(var(--tb-bottom-bar) + var(--tb-space-3) + env(safe-area-inset-bottom));
      }
    }
  `,
})
export class ToastHost {
  protected readonly t = inject(I18n).t;
  readonly toasts = input.required<readonly ToastRow[]>();
  readonly dismissed = output<number>();
  readonly acted = output<number>();
  readonly held = output<number>();
  readonly released = output<number>();
}
