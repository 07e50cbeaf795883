import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { CardMove, LOSS_REASONS } from '@tideboard/contracts';
import type { CardFace } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import type { TextKey } from '../../../core/i18n/texts';
import { ChoiceGroup } from '../../../ui/choice-group';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Field } from '../../../ui/field';

type LossReason = (typeof LOSS_REASONS)[number];
type Lost = NonNullable<CardMove['lost']>;

/** The contract's reasons in their order; the record makes a missing one a compile error. */
export const lossTexts: Readonly<Record<LossReason, TextKey>> = {
  price: 'move.loss.price',
  feature: 'move.loss.feature',
  relationship: 'move.loss.relationship',
  timing: 'move.loss.timing',
  budget: 'move.loss.budget',
  no_decision: 'move.loss.no_decision',
  competitor: 'move.loss.competitor',
  duplicate: 'move.loss.duplicate',
  other: 'move.loss.other',
};

@Component({
  selector: 'tb-lost-dialog',
  imports: [ChoiceGroup, DialogFrame, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t('move.lostTitle')">
      <div class="stack">
        <p class="muted">{{ card.title }}</p>
        <tb-field #why [label]="t('move.lostReason')" [required]="true">
          <select class="select" required [id]="why.id" (change)="reason.set($any($event.target).value)">
            <option value="" [selected]="!reason()"></option>
            @for (key of reasons; track key) {
              <option [value]="key" [selected]="key === reason()">{{ t(texts[key]) }}</option>
            }
          </select>
        </tb-field>
        <tb-field #who [label]="t('move.competitor')" [optional]="true">
          <input class="input" maxlength="80" [id]="who.id" [value]="competitor()" (input)="competitor.set($any($event.target).value)" />
        </tb-field>
        <tb-field #learn [label]="t('move.lesson')" [optional]="true">
          <textarea class="textarea" rows="3" maxlength="2000" [id]="learn.id" [value]="lesson()" (input)="lesson.set($any($event.target).value)"></textarea>
        </tb-field>
        <tb-choice-group [label]="t('move.then')" [choices]="thens()" [value]="then()" (picked)="then.set($event)" />
      </div>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="button" class="btn btn-danger" [disabled]="!reason()" (click)="submit()">{{ t('move.lostAct') }}</button>
      </ng-container>
    </tb-dialog>
  `,
})
export class LostDialog {
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject<DialogRef<Lost>>(DialogRef);
  protected readonly card = inject<CardFace>(DIALOG_DATA);
  protected readonly texts = lossTexts;
  protected readonly reasons = Object.keys(lossTexts) as LossReason[];
  protected readonly reason = signal<LossReason | ''>('');
  protected readonly competitor = signal('');
  protected readonly lesson = signal('');
  protected readonly then = signal<Lost['then']>('pool');

  protected thens(): { value: Lost['then']; label: string }[] {
    return [
      { value: 'pool', label: this.t('move.thenPool') },
      { value: 'keep', label: this.t('move.thenKeep') },
      { value: 'never', label: this.t('move.thenNever') },
    ];
  }

  protected submit(): void {
    const reason = this.reason();
    if (reason) this.ref.close({ reason, competitor: this.competitor().trim() || null, lesson: this.lesson().trim(), then: this.then() });
  }
}
