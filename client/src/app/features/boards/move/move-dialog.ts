import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { ColumnView } from '@tideboard/contracts';
import type { CardFace, ColumnTotal } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import { ChoiceGroup } from '../../../ui/choice-group';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Icon } from '../../../ui/icon/icon';
import { FlowFacts } from './flow-facts';
import { judge } from './judge';
import { VerdictWords } from './verdict-words';

export interface MoveMenu {
  readonly card: CardFace;
  readonly columns: readonly ColumnView[];
  readonly totals: Readonly<Record<string, ColumnTotal>>;
}

export interface MoveChoice {
  readonly to: string;
  readonly position: 'top' | 'bottom';
}

/** "Move to…": the columns of the board with the same answers as while dragging. On phones the main way to move. */
@Component({
  selector: 'tb-move-dialog',
  imports: [ChoiceGroup, DialogFrame, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t('move.menuTitle', { t: data.card.title })">
      <div class="stack">
        <div class="columns" role="radiogroup" [attr.aria-label]="t('board.columns')">
          @for (row of rows(); track row.key) {
            <label class="row-choice" [class.refused]="row.refused">
              <input type="radio" name="column" [value]="row.key" [disabled]="row.refused" [checked]="to() === row.key" (change)="to.set(row.key)" />
              <span class="body">
                <span class="name">{{ row.name }}</span>
                <span class="hint verdict">
                  @if (row.icon; as icon) {
                    <tb-icon [name]="icon" [size]="14" />
                  }
                  <span>{{ row.text }}</span>
                </span>
              </span>
            </label>
          }
        </div>
        <tb-choice-group [label]="t('move.position')" [choices]="positions()" [value]="position()" (picked)="position.set($event)" />
      </div>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="button" class="btn btn-primary" [disabled]="!to()" (click)="submit()">{{ t('move.move') }}</button>
      </ng-container>
    </tb-dialog>
  `,
  styles: `
    .columns {
      display: flex;
      flex-direction: column;
    }
    .row-choice {
      display: flex;
      gap: var(--tb-space-3);
      padding: var(--tb-space-3) 0;
      border-bottom: 1px solid var(--tb-split);
      cursor: pointer;
    }
    .row-choice input {
      flex: none;
      width: 16px;
      height: 16px;
      margin: 3px 0 0;
      accent-color: var(--tb-primary);
    }
    .body {
      display: flex;
      flex-direction: column;
      min-width: 0;
    }
    .refused {
      cursor: default;
    }
    .refused .name {
      color: var(--tb-text-2);
    }
    .verdict {
      display: flex;
      align-items: flex-start;
      gap: var(--tb-space-2);
    }
    .verdict tb-icon {
      margin-top: 3px;
    }
  `,
})
export class MoveDialog {
  private readonly i18n = inject(I18n);
  private readonly words = inject(VerdictWords);
  private readonly flows = inject(FlowFacts);
  protected readonly t = this.i18n.t;
  protected readonly ref = inject<DialogRef<MoveChoice>>(DialogRef);
  protected readonly data = inject<MoveMenu>(DIALOG_DATA);
  private readonly flow = resource({ loader: () => this.flows.of(this.data.card) });
  protected readonly to = signal('');
  protected readonly position = signal<MoveChoice['position']>('top');
  protected readonly rows = computed(() => {
    const flow = this.flow.hasValue() ? this.flow.value() : null;
    const definition = flow?.definition ?? null;
    return this.data.columns.map((column) => {
      const verdict = judge(flow, this.data.card, column, this.data.totals);
      const look = this.words.look(verdict, definition);
      const detail = this.words.detail(verdict, definition);
      return {
        key: column.key,
        name: this.i18n.local(column.name),
        icon: look.icon,
        refused: verdict.kind === 'refused' || verdict.kind === 'full',
        text: verdict.kind === 'supply' ? `${look.text}${this.i18n.locale() === 'zh-CN' ? '：' : ': '}${detail}` : detail || look.text,
      };
    });
  });

  protected positions(): { value: MoveChoice['position']; label: string }[] {
    return [
      { value: 'top', label: this.t('move.top') },
      { value: 'bottom', label: this.t('move.bottom') },
    ];
  }

  protected submit(): void {
    if (this.to()) this.ref.close({ to: this.to(), position: this.position() });
  }
}
