import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { DialogFrame } from './dialog';
import { Dialogs } from './dialogs';

export interface ConfirmInput {
  readonly heading: string;
  /** What will happen, one consequence a line. */
  readonly consequences: readonly string[];
  /** The verb on the button. */
  readonly act: string;
  readonly danger?: boolean;
}

/** Asks before an act that cannot be undone by a toast. The safe button has the focus. */
@Component({
  selector: 'tb-confirm',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="data.heading">
      <div class="stack">
        @for (line of data.consequences; track line) {
          <p>{{ line }}</p>
        }
      </div>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="button" class="btn" [class.btn-danger]="data.danger" [class.btn-primary]="!data.danger" (click)="ref.close(true)">
          {{ data.act }}
        </button>
      </ng-container>
    </tb-dialog>
  `,
  styles: `
    .stack {
      gap: var(--tb-space-3);
    }
  `,
})
export class Confirm {
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly data = inject<ConfirmInput>(DIALOG_DATA);
}

export async function confirmWith(dialogs: Dialogs, input: ConfirmInput): Promise<boolean> {
  return (await dialogs.ask<boolean, ConfirmInput>(Confirm, { data: input, width: 440 })) === true;
}
