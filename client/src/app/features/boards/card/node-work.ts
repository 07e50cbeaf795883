import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import type { NodeWork as NodeWorkCommand } from '@tideboard/contracts';
import type { NodeView } from '@tideboard/flow';
import { Draft, Drafts } from '../../../core/drafts/drafts';
import { formatTime } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';
import { StatusChip } from '../../../ui/status-chip';
import { CardCommands } from '../board/card-commands';
import type { CardFlow } from '../move/flow-facts';
import { ReasonWords } from '../move/reason-words';
import { CardWords } from './card-words';
import { FormInput, type FormValue } from './form-input';

type Values = Readonly<Record<string, FormValue>>;
type Conclusion = 'pass' | 'pass_with_changes' | 'reject';

/** Work on one active node: its form, what is missing, and the confirmation. */
@Component({
  selector: 'tb-node-work',
  imports: [FormInput, Icon, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './node-work.html',
  styleUrl: './node-work.scss',
})
export class NodeWork {
  private readonly commands = inject(CardCommands);
  private readonly drafts = inject(Drafts);
  private readonly destroyRef = inject(DestroyRef);
  private readonly cardWords = inject(CardWords);
  protected readonly words = inject(ReasonWords);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;

  readonly cardId = input.required<string>();
  readonly currency = input.required<string>();
  readonly flow = input.required<CardFlow>();
  readonly view = input.required<NodeView>();
  readonly mayMove = input.required<boolean>();

  protected readonly typed = signal<Values>({});
  private readonly wrong = signal<ReadonlySet<string>>(new Set());
  protected readonly conclusion = signal<Conclusion | ''>('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly saved = signal(false);
  protected readonly draftAt = signal('');
  private draft: Draft<Values> | null = null;

  protected readonly def = computed(() => this.flow().definition.nodes.find(({ key }) => key === this.view().node));
  protected readonly name = computed(() => {
    const def = this.def();
    return def ? this.i18n.local(def.name) : '';
  });
  protected readonly isReview = computed(() => this.def()?.kind === 'review');
  protected readonly mayFill = computed(() => this.mayMove() && this.view().actions.includes('fill'));
  protected readonly mayConfirm = computed(() => this.mayMove() && this.view().actions.includes('confirm'));
  protected readonly owners = computed(() => (this.view().owners.length ? this.words.people(this.view().owners) : ''));
  /** What is still missing with what is typed here. */
  protected readonly missing = computed(() =>
    this.view().unmet.filter((reason) => {
      if (reason.code === 'field_missing') return this.valueOf(reason.field) === null || this.valueOf(reason.field) === '';
      return reason.code !== 'conclusion_missing' || !this.conclusion();
    }),
  );
  protected readonly missingText = computed(() => this.words.all(this.missing(), this.flow().definition));
  protected readonly ready = computed(() => {
    const rejects = this.conclusion() === 'reject';
    return !this.busy() && !this.wrong().size && (rejects ? this.reason().trim().length >= 4 : !this.missing().length);
  });
  protected readonly isDirty = computed(() => Object.keys(this.typed()).length > 0);

  constructor() {
    const place = computed(() => `node.${this.cardId()}.${this.view().node}.${this.view().attempt}`);
    effect(() => {
      const key = place();
      untracked(() => this.restore(key));
    });
  }

  protected valueOf(field: string): FormValue {
    const typed = this.typed();
    return field in typed ? (typed[field] ?? null) : ((this.view().values[field] as FormValue | undefined) ?? null);
  }

  protected type(field: string, value: FormValue | undefined): void {
    this.wrong.update((fields) => new Set(value === undefined ? [...fields, field] : [...fields].filter((each) => each !== field)));
    if (value === undefined) return;
    this.typed.update((values) => ({ ...values, [field]: value }));
    this.draft?.update(this.typed());
    this.saved.set(false);
  }

  protected discard(): void {
    this.typed.set({});
    this.draftAt.set('');
    this.draft?.discard();
  }

  protected save(): Promise<void> {
    return this.send({ act: 'save', attempt: this.view().attempt, fields: this.typed() });
  }

  protected confirm(): Promise<void> {
    const conclusion = this.conclusion();
    const reason = this.reason().trim();
    return this.send({
      act: 'confirm',
      attempt: this.view().attempt,
      ...(this.isDirty() ? { fields: this.typed() } : {}),
      ...(conclusion ? { conclusion } : {}),
      ...(reason ? { reason } : {}),
    });
  }

  protected showText(value: unknown): string {
    return value === null || value === undefined || value === '' ? this.t('common.unknown') : String(value);
  }

  private async send(work: NodeWorkCommand): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.commands.work(this.cardId(), this.view().node, work);
      this.discard();
      this.saved.set(work.act === 'save');
    } catch (error) {
      this.problem.set(this.cardWords.problem(error, this.flow().definition));
    } finally {
      this.busy.set(false);
    }
  }

  private restore(place: string): void {
    this.draft?.close();
    this.draft = this.drafts.open<Values>(place, this.destroyRef);
    const { restored } = this.draft;
    this.typed.set(restored?.value ?? {});
    this.draftAt.set(restored ? formatTime(restored.at, this.i18n.locale()) : '');
    this.conclusion.set('');
    this.reason.set('');
    this.saved.set(false);
  }
}
