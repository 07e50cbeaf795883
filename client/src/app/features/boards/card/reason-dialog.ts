import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { I18n } from '../../../core/i18n/i18n';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Field } from '../../../ui/field';

export interface ReasonQuestion {
  readonly heading: string;
  readonly consequence: string;
  readonly label: string;
  readonly act: string;
}

const shortest = 4;

/** Asks for the reason of an act, with its consequence named. */
@Component({
  selector: 'tb-reason-dialog',
  imports: [DialogFrame, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="data.heading">
      <div class="stack">
        <p>{{ data.consequence }}</p>
        <tb-field #why [label]="data.label" [required]="true" [hint]="t('card.reasonTooShort')">
          <textarea class="textarea" rows="3" maxlength="500" [id]="why.id" [attr.aria-describedby]="why.describedBy" [value]="reason()" (input)="reason.set($any($event.target).value)"></textarea>
        </tb-field>
      </div>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="button" class="btn btn-primary" [disabled]="reason().trim().length < shortest" (click)="ref.close(reason().trim())">{{ data.act }}</button>
      </ng-container>
    </tb-dialog>
  `,
})
export class ReasonDialog {
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly data = inject<ReasonQuestion>(DIALOG_DATA);
  protected readonly shortest = shortest;
  protected readonly reason = signal('');
}
