import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ColumnView } from '@tideboard/contracts';
import type { FlowDefinition } from '@tideboard/flow';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';
import type { VerdictLook } from '../move/verdict-words';

/** Name, count, sums, standard and room of a column; while a card is held, what the column says to it. */
@Component({
  selector: 'tb-column-head',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './column-head.html',
  styleUrl: './column-head.scss',
})
export class ColumnHead {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  readonly column = input.required<ColumnView>();
  /** Count in words: "12", with a filter "5 of 12". */
  readonly count = input.required<string>();
  readonly cards = input.required<number>();
  readonly sum = input.required<string>();
  readonly weighted = input.required<string>();
  readonly definition = input.required<FlowDefinition | null>();
  readonly look = input.required<VerdictLook | null>();
  readonly folded = output();

  protected readonly open = signal(false);
  protected readonly name = computed(() => this.i18n.local(this.column().name));
  protected readonly isOver = computed(() => this.cards() > (this.column().wipLimit ?? Infinity));
  protected readonly wip = computed(() => {
    const { wipLimit: limit } = this.column();
    return limit === null ? '' : this.t(this.isOver() ? 'board.wipOver' : 'board.wip', { n: this.cards(), limit });
  });
  /** What the stage's nodes must have before a card leaves it. */
  protected readonly needs = computed(() =>
    (this.definition()?.nodes ?? [])
      .filter(({ stage }) => stage === this.column().key)
      .map((node) => {
        const required = (node.form ?? []).filter((field) => field.required).map((field) => this.i18n.local(field.name));
        const items = [...required, ...[...(node.deliverables ?? []), ...(node.checklist ?? [])].map(({ name }) => this.i18n.local(name))];
        return { key: node.key, name: this.i18n.local(node.name), items: items.join(this.t('common.listComma')) };
      }),
  );
}
