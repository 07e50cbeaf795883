import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { toApiProblem } from '../../../core/api/api-problem';
import { Drafts } from '../../../core/drafts/drafts';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Session } from '../../../core/session/session';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Field } from '../../../ui/field';
import { Icon } from '../../../ui/icon/icon';
import { CardCommands } from '../board/card-commands';
import { type CustomerChoice, CustomerPicker, toCustomer } from './customer-picker';
import { MoneyInput } from './money-input';
import { TagsInput } from './tags-input';

interface NewCard {
  readonly title: string;
  readonly customer: CustomerChoice | null;
  readonly amount: number | null;
  readonly due: string;
  readonly tags: readonly string[];
  readonly note: string;
}

const blank: NewCard = { title: '', customer: null, amount: null, due: '', tags: [], note: '' };

/** Makes a card at the start of the board's flow. What is typed is kept until it is sent. */
@Component({
  selector: 'tb-new-card-dialog',
  imports: [CustomerPicker, DialogFrame, Field, Icon, MoneyInput, TagsInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t('card.newTitle')">
      <form class="form" id="new-card" (submit)="$event.preventDefault(); submit()">
        <div class="alert-slot" role="alert">
          @if (problem(); as text) {
            <p class="notice notice-error"><tb-icon name="error" />{{ text }}</p>
          }
        </div>
        <tb-field #title [label]="t('card.title')" [required]="true" [error]="titleProblem()">
          <input class="input" maxlength="200" required [id]="title.id" [attr.aria-describedby]="title.describedBy" [value]="card().title" (input)="patch({ title: $any($event.target).value })" />
        </tb-field>
        <tb-field #customer [label]="t('card.customer')" [optional]="true">
          <tb-customer-picker [inputId]="customer.id" [customer]="card().customer" (picked)="patch({ customer: $event })" />
        </tb-field>
        <div class="form-grid">
          <tb-field #amount [label]="t('card.amount')" [optional]="true">
            <tb-money-input [inputId]="amount.id" [currency]="currency()" [value]="card().amount" (typed)="typeAmount($event)" />
          </tb-field>
          <tb-field #due [label]="t('card.due')" [optional]="true">
            <input class="input" type="date" [id]="due.id" [value]="card().due" (change)="patch({ due: $any($event.target).value })" />
          </tb-field>
        </div>
        <tb-field #tags [label]="t('card.tags')" [optional]="true">
          <tb-tags-input [inputId]="tags.id" [tags]="card().tags" (changed)="patch({ tags: $event })" />
        </tb-field>
        <tb-field #note [label]="t('card.note')" [optional]="true">
          <textarea class="textarea" rows="3" maxlength="4000" [id]="note.id" [value]="card().note" (input)="patch({ note: $any($event.target).value })"></textarea>
        </tb-field>
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" form="new-card" class="btn btn-primary" [disabled]="busy() || wrongAmount()">{{ t('card.create') }}</button>
      </ng-container>
    </tb-dialog>
  `,
})
export class NewCardDialog {
  private readonly commands = inject(CardCommands);
  private readonly problemText = inject(ProblemText);
  private readonly session = inject(Session);
  private readonly boardKey = inject<string>(DIALOG_DATA);
  private readonly draft = inject(Drafts).open<NewCard>(`new-card.${this.boardKey}`, inject(DestroyRef));
  protected readonly t = inject(I18n).t;
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly card = signal<NewCard>({ ...blank, ...this.draft.restored?.value });
  protected readonly busy = signal(false);
  protected readonly tried = signal(false);
  protected readonly wrongAmount = signal(false);
  protected readonly problem = signal('');
  protected readonly currency = computed(() => this.session.organisation()?.currency ?? 'CNY');
  protected readonly titleProblem = computed(() => (this.tried() && !this.card().title.trim() ? this.t('card.titleMissing') : ''));

  constructor() {
    effect(() => {
      if (this.card() !== blank && this.card().title) this.draft.update(this.card());
    });
  }

  protected patch(patch: Partial<NewCard>): void {
    this.card.update((card) => ({ ...card, ...patch }));
  }

  protected typeAmount(amount: number | null | undefined): void {
    this.wrongAmount.set(amount === undefined);
    if (amount !== undefined) this.patch({ amount });
  }

  protected async submit(): Promise<void> {
    const { title, customer, amount, due, tags, note } = this.card();
    this.tried.set(true);
    if (!title.trim() || this.busy() || this.wrongAmount()) return;
    this.busy.set(true);
    try {
      const input = { title: title.trim(), customer: toCustomer(customer), amount, currency: this.currency(), due: due || null, tags: [...tags], note };
      const { card } = await this.commands.create(this.boardKey, input);
      this.draft.discard();
      this.ref.close(card.id);
    } catch (error) {
      this.problem.set(this.problemText.of(toApiProblem(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
