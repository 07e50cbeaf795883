import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { CardMove } from '@tideboard/contracts';
import type { FormField, MoveOptions, Reason, Supply } from '@tideboard/flow';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';
import { BoardStore } from '../board/board.store';
import { FormInput, type FormValue } from '../card/form-input';
import type { MissingMove } from './card-moves';
import { canOverride, canSupply, plan } from './judge';
import { ReasonWords } from './reason-words';

export type PanelAnswers = Pick<CardMove, 'supply' | 'skip' | 'override' | 'onlyMine'>;

const shortestReason = 4;

/** What a refused drop still needs: what this person can supply comes first and works here, the rest names who can. */
@Component({
  selector: 'tb-missing-panel',
  imports: [FormInput, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './missing-panel.html',
  styleUrl: './missing-panel.scss',
  host: { '(keydown.escape)': '$event.stopPropagation(); closed.emit()' },
})
export class MissingPanel {
  private readonly i18n = inject(I18n);
  private readonly store = inject(BoardStore);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly words = inject(ReasonWords);
  protected readonly t = this.i18n.t;

  readonly move = input.required<MissingMove>();
  readonly saving = input(false);
  readonly completed = output<PanelAnswers>();
  readonly closed = output();

  private readonly supply = signal<Readonly<Record<string, Supply>>>({});
  protected readonly skips = signal<Readonly<Record<string, string>>>({});
  protected readonly actsFor = signal(false);
  protected readonly actReason = signal('');
  private readonly wrong = signal<ReadonlySet<string>>(new Set());

  protected readonly names = computed(() => {
    const { card, to } = this.move();
    const name = (key: string): string => {
      const column = this.store.columns().find((each) => each.key === key);
      return column ? this.i18n.local(column.name) : '';
    };
    return { t: card.title, to: name(to), s: name(card.column) };
  });
  private readonly refusal = computed(() => {
    const { flow, card, to } = this.move();
    const planned = plan(flow, card, to, this.store.totals());
    return planned.kind === 'refused' ? planned : null;
  });
  /** What is left once the answers count. */
  private readonly left = computed(() => {
    const { flow, card, to } = this.move();
    const planned = plan(flow, card, to, this.store.totals(), this.options());
    return planned.kind === 'refused' ? planned.reasons : [];
  });
  protected readonly items = computed(() => {
    const { flow } = this.move();
    const left = new Set(this.left().map(keyOf));
    return (this.refusal()?.reasons ?? [])
      .map((reason) => ({
        key: keyOf(reason),
        reason,
        done: !left.has(keyOf(reason)),
        supplied: canSupply(reason),
        text: this.words.of(reason, flow.definition),
        who: reason.fix && !reason.fix.inPlace ? this.words.people(reason.fix.who) : '',
        field: this.fieldOf(reason),
      }))
      .sort((a, b) => Number(b.supplied) - Number(a.supplied));
  });
  protected readonly skippable = computed(() =>
    (this.refusal()?.skippable ?? []).map((node) => ({ node, name: this.words.node(node, this.move().flow.definition) })),
  );
  protected readonly offersOverride = computed(() => (this.refusal()?.reasons ?? []).some((reason) => canOverride(reason, this.move().flow)));
  protected readonly hasMine = computed(() => Boolean(this.refusal()?.mine?.length));
  protected readonly ready = computed(() => !this.left().length && !this.wrong().size && !this.saving());

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected valueOf(reason: Reason): FormValue {
    const { node, field } = nodeAndField(reason);
    const value = this.supply()[node]?.fields?.[field] ?? this.move().flow.nodes.find((view) => view.node === node)?.values[field];
    return (value as FormValue | undefined) ?? null;
  }

  protected fill(reason: Reason, value: FormValue | undefined): void {
    const { node, field } = nodeAndField(reason);
    this.wrong.update((keys) => new Set(value === undefined ? [...keys, keyOf(reason)] : [...keys].filter((key) => key !== keyOf(reason))));
    this.patch(node, (supply) => ({ ...supply, fields: { ...supply.fields, [field]: value ?? null } }));
  }

  protected tick(reason: Reason, on: boolean): void {
    const item = 'item' in reason ? reason.item : 'task' in reason ? reason.task : '';
    this.patch(nodeAndField(reason).node, (supply) => ({
      ...supply,
      ticks: on ? [...(supply.ticks ?? []), item] : (supply.ticks ?? []).filter((each) => each !== item),
    }));
  }

  protected conclude(reason: Reason, value: string): void {
    const conclusion = value === 'pass' || value === 'pass_with_changes' ? value : undefined;
    this.patch(nodeAndField(reason).node, ({ conclusion: _before, ...supply }) => (conclusion ? { ...supply, conclusion } : supply));
  }

  protected skip(node: string, reason: string): void {
    this.skips.update((skips) => ({ ...skips, [node]: reason }));
  }

  protected submit(): void {
    if (!this.ready()) return;
    const { override, skip } = this.options();
    this.completed.emit({
      supply: this.supply() as NonNullable<PanelAnswers['supply']>,
      ...(skip ? { skip: Object.entries(skip).map(([node, reason]) => ({ node, reason })) } : {}),
      ...(override ? { override } : {}),
    });
  }

  private options(): MoveOptions {
    const skip = Object.fromEntries(
      Object.entries(this.skips())
        .map(([node, reason]) => [node, reason.trim()] as const)
        .filter(([, reason]) => reason.length >= shortestReason),
    );
    const reason = this.actReason().trim();
    return {
      supply: this.supply(),
      ...(Object.keys(skip).length ? { skip } : {}),
      ...(this.actsFor() && reason.length >= shortestReason ? { override: { reason } } : {}),
    };
  }

  private fieldOf(reason: Reason): FormField | null {
    const { node, field } = nodeAndField(reason);
    if (!canSupply(reason) || !field) return null;
    return this.move().flow.definition.nodes.find(({ key }) => key === node)?.form?.find(({ key }) => key === field) ?? null;
  }

  private patch(node: string, change: (supply: Supply) => Supply): void {
    this.supply.update((all) => ({ ...all, [node]: change(all[node] ?? {}) }));
  }
}

function nodeAndField(reason: Reason): { node: string; field: string } {
  return { node: 'node' in reason && reason.node ? reason.node : '', field: 'field' in reason ? reason.field : '' };
}

function keyOf(reason: Reason): string {
  const { fix: _fix, ...rest } = reason;
  return JSON.stringify(rest);
}
