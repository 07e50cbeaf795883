import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import type { CardEdit } from '@tideboard/contracts';
import { type CardFace, formatAmount } from '@tideboard/domain';
import { toApiProblem } from '../../../core/api/api-problem';
import { ServerClock } from '../../../core/i18n/clock';
import { formatDate } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { CardStore } from './card.store';
import { type CustomerChoice, CustomerPicker, toCustomer } from './customer-picker';
import { type Clash, InlineField } from './inline-field';
import { MoneyInput } from './money-input';
import { TagsInput } from './tags-input';

export type FieldName = 'title' | 'customer' | 'amount' | 'due' | 'tags' | 'note';
type Value = string | number | null | readonly string[] | CustomerChoice;

/** One field of the card, edited in place; each saves alone, guarded by the version it was read at. */
@Component({
  selector: 'tb-card-field',
  imports: [CustomerPicker, InlineField, MoneyInput, TagsInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-inline-field
      [label]="label()"
      [text]="text()"
      [title]="title()"
      [editable]="editable()"
      [busy]="busy()"
      [invalid]="invalid()"
      [problem]="problem()"
      [clash]="clash()"
      [multiline]="name() === 'note'"
      (started)="start()"
      (saved)="save()"
      (cancelled)="reset()"
      (kept)="keep()"
    >
      <div editor>
        @switch (name()) {
          @case ('customer') {
            <tb-customer-picker inputId="edit-customer" [customer]="$any(typed())" (picked)="typed.set($event)" />
          }
          @case ('amount') {
            <tb-money-input inputId="edit-amount" [currency]="face().currency" [value]="$any(typed())" (typed)="typeAmount($event)" />
          }
          @case ('due') {
            <input class="input" type="date" [attr.aria-label]="label()" [value]="typed() ?? ''" (change)="typed.set($any($event.target).value || null)" />
          }
          @case ('tags') {
            <tb-tags-input inputId="edit-tags" [tags]="$any(typed()) ?? []" (changed)="typed.set($event)" />
          }
          @case ('note') {
            <textarea class="textarea" rows="4" maxlength="4000" [attr.aria-label]="label()" [value]="typed() ?? ''" (input)="typed.set($any($event.target).value)"></textarea>
          }
          @default {
            <input class="input" maxlength="200" [attr.aria-label]="label()" [value]="typed() ?? ''" (input)="typed.set($any($event.target).value)" />
          }
        }
      </div>
    </tb-inline-field>
  `,
})
export class CardField {
  private readonly i18n = inject(I18n);
  private readonly clock = inject(ServerClock);
  private readonly store = inject(CardStore);
  private readonly problemText = inject(ProblemText);
  private readonly inline = viewChild.required(InlineField);
  private version = 0;
  readonly name = input.required<FieldName>();
  readonly face = input.required<CardFace>();
  readonly note = input('');
  readonly editable = input(true);
  protected readonly typed = signal<Value>(null);
  protected readonly busy = signal(false);
  protected readonly wrong = signal(false);
  protected readonly problem = signal('');
  protected readonly clash = signal<Clash | null>(null);
  protected readonly label = computed(() => this.i18n.t(`card.${this.name()}`));
  protected readonly text = computed(() => this.textOf(this.face()));
  protected readonly title = computed(() => (this.name() === 'amount' ? this.amount(this.face(), 'card') : this.editable() ? '' : this.i18n.t('card.readOnly')));
  protected readonly invalid = computed(() => this.wrong() || (this.name() === 'title' && !String(this.typed() ?? '').trim()));

  protected start(): void {
    this.reset();
    this.version = this.face().version;
    this.typed.set(this.valueOf(this.face()));
  }

  protected reset(): void {
    this.problem.set('');
    this.wrong.set(false);
    this.clash.set(null);
  }

  protected typeAmount(amount: number | null | undefined): void {
    this.wrong.set(amount === undefined);
    if (amount !== undefined) this.typed.set(amount);
  }

  protected keep(): void {
    this.version = this.face().version;
    this.clash.set(null);
    void this.save();
  }

  protected async save(): Promise<void> {
    if (this.busy() || this.invalid()) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.store.edit({ version: this.version, ...this.change() });
      this.inline().stop();
    } catch (error) {
      const problem = toApiProblem(error);
      const current = problem.current as CardFace | null;
      if (problem.status === 409 && current) {
        this.version = current.version;
        this.clash.set({ value: this.textOf(current) || this.i18n.t('common.unknown') });
      } else this.problem.set(this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }

  private change(): Omit<CardEdit, 'version'> {
    const value = this.typed();
    switch (this.name()) {
      case 'customer':
        return { customer: toCustomer(value as CustomerChoice | null) };
      case 'amount':
        return { amount: value as number | null };
      case 'due':
        return { due: value as string | null };
      case 'tags':
        return { tags: [...((value as readonly string[] | null) ?? [])] };
      case 'note':
        return { note: String(value ?? '') };
      case 'title':
        return { title: String(value ?? '').trim() };
    }
  }

  private valueOf(face: CardFace): Value {
    return this.name() === 'note' ? this.note() : face[this.name() as Exclude<FieldName, 'note'>];
  }

  private textOf(face: CardFace): string {
    switch (this.name()) {
      case 'customer':
        return face.customer?.name ?? '';
      case 'amount':
        return face.amount === null ? '' : this.amount(face, 'exact');
      case 'due':
        return face.due ? formatDate(face.due, this.i18n.locale(), this.clock.minute()) : '';
      case 'tags':
        return face.tags.join(this.i18n.t('common.listComma'));
      case 'note':
        return this.note();
      case 'title':
        return face.title;
    }
  }

  private amount({ amount, currency }: CardFace, style: 'card' | 'exact'): string {
    return formatAmount(amount, currency, { locale: this.i18n.locale(), style });
  }
}
