import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { BlockKind, CardFace } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import { ChoiceGroup } from '../../../ui/choice-group';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Field } from '../../../ui/field';
import type { BlockInput } from '../board/card-commands';

@Component({
  selector: 'tb-block-dialog',
  imports: [ChoiceGroup, DialogFrame, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t('card.blockTitle')">
      <div class="stack">
        <p class="muted">{{ card.title }}</p>
        <tb-field #why [label]="t('card.blockReason')" [required]="true">
          <textarea class="textarea" rows="3" maxlength="300" [id]="why.id" [value]="reason()" (input)="reason.set($any($event.target).value)"></textarea>
        </tb-field>
        <tb-choice-group [label]="t('card.blockKind')" [choices]="kinds()" [value]="kind()" (picked)="kind.set($event)" />
        <tb-field #until [label]="t('card.blockUntil')" [optional]="true">
          <input class="input" type="date" [id]="until.id" (change)="until_.set($any($event.target).value)" />
        </tb-field>
      </div>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="button" class="btn btn-primary" [disabled]="reason().trim().length < 2" (click)="submit()">{{ t('card.blockAct') }}</button>
      </ng-container>
    </tb-dialog>
  `,
})
export class BlockDialog {
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject<DialogRef<BlockInput>>(DialogRef);
  protected readonly card = inject<CardFace>(DIALOG_DATA);
  protected readonly reason = signal('');
  protected readonly kind = signal<BlockKind>('internal');
  protected readonly until_ = signal('');

  protected kinds(): { value: BlockKind; label: string }[] {
    return [
      { value: 'internal', label: this.t('card.blockKinds.internal') },
      { value: 'customer', label: this.t('card.blockKinds.customer') },
      { value: 'other_card', label: this.t('card.blockKinds.other_card') },
    ];
  }

  protected submit(): void {
    this.ref.close({ reason: this.reason().trim(), kind: this.kind(), until: this.until_() || null });
  }
}
