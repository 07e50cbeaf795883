import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../icon/icon';
import { dialogTitleId } from './dialogs';

/** The frame of a dialog: title, close, body, and actions (`<ng-container actions>`), the safe one first. */
@Component({
  selector: 'tb-dialog',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h2 class="text-lg" [id]="titleId">{{ heading() }}</h2>
      <button type="button" class="btn btn-icon" [attr.aria-label]="t('common.close')" (click)="ref.close()">
        <tb-icon name="close" />
      </button>
    </header>
    <div class="dialog-body"><ng-content /></div>
    <footer class="dialog-actions"><ng-content select="[actions]" /></footer>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      max-height: min(840px, calc(100dvh - 48px));
      border: 1px solid var(--tb-border);
      border-radius: var(--tb-radius-lg);
      background: var(--tb-raised);
      box-shadow: var(--tb-shadow-3);
      animation: show var(--tb-base) var(--tb-ease);
    }
    header {
      display: flex;
      align-items: flex-start;
      gap: var(--tb-space-3);
      padding: var(--tb-space-5) var(--tb-space-5) var(--tb-space-3) var(--tb-space-6);
    }
    h2 {
      flex: 1 1 auto;
      min-width: 0;
      padding-top: 2px;
    }
    .dialog-body {
      flex: 1 1 auto;
      min-height: 0;
      padding: var(--tb-space-2) var(--tb-space-6) var(--tb-space-5);
      overflow-y: auto;
    }
    .dialog-actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--tb-space-3);
      padding: var(--tb-space-4) var(--tb-space-6);
      border-top: 1px solid var(--tb-split);
    }
    .dialog-actions:empty {
      display: none;
    }
    @keyframes show {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
    @media (max-width: 767.98px) {
      :host {
        border-width: 1px 0 0;
        border-radius: var(--tb-radius-lg) var(--tb-radius-lg) 0 0;
        padding-bottom: env(safe-area-inset-bottom);
      }
      header,
      .dialog-body,
      .dialog-actions {
        padding-inline: var(--tb-space-5);
      }
    }
  `,
})
export class DialogFrame {
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject(DialogRef);
  protected readonly titleId = inject(dialogTitleId);
  readonly heading = input.required<string>();
}
