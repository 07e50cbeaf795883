import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { BoardOptions } from '@tideboard/contracts';
import type { CardFilter } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import { Field } from '../../../ui/field';
import { Picker } from '../../../ui/picker/picker';
import { MoneyInput } from '../card/money-input';

type Patch = { [K in keyof CardFilter]: CardFilter[K] | undefined };

/** All parts of the filter; each takes effect at once. */
@Component({
  selector: 'tb-filter-form',
  imports: [Field, MoneyInput, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="panel" role="group" [attr.aria-label]="t('board.filter')">
      <tb-field #owner [label]="t('board.owner')">
        <tb-picker [inputId]="owner.id" [options]="owners()" [value]="filter().owner?.[0] ?? null" (valueChange)="list('owner', $event)" />
      </tb-field>
      <tb-field #team [label]="t('board.team')">
        <tb-picker [inputId]="team.id" [options]="teams()" [value]="filter().team?.[0] ?? null" (valueChange)="list('team', $event)" />
      </tb-field>
      <tb-field #tag [label]="t('board.tag')">
        <tb-picker [inputId]="tag.id" [options]="tags()" [value]="filter().tag?.[0] ?? null" (valueChange)="list('tag', $event)" />
      </tb-field>
      <tb-field #idle [label]="t('board.idleDays')">
        <input class="input input-num" type="number" min="0" max="3650" [id]="idle.id" [value]="filter().idleDays ?? ''" (change)="days($event)" />
      </tb-field>
      <tb-field #min [label]="t('board.amountMin')">
        <tb-money-input [inputId]="min.id" [currency]="currency()" [value]="filter().amountMin ?? null" (typed)="amount('amountMin', $event)" />
      </tb-field>
      <tb-field #max [label]="t('board.amountMax')">
        <tb-money-input [inputId]="max.id" [currency]="currency()" [value]="filter().amountMax ?? null" (typed)="amount('amountMax', $event)" />
      </tb-field>
      <tb-field #from [label]="t('board.dueFrom')">
        <input class="input" type="date" [id]="from.id" [value]="filter().dueFrom ?? ''" (change)="patched.emit({ dueFrom: $any($event.target).value || undefined })" />
      </tb-field>
      <tb-field #to [label]="t('board.dueTo')">
        <input class="input" type="date" [id]="to.id" [value]="filter().dueTo ?? ''" (change)="patched.emit({ dueTo: $any($event.target).value || undefined })" />
      </tb-field>
      <label class="check">
        <input type="checkbox" [checked]="filter().blocked ?? false" (change)="patched.emit({ blocked: $any($event.target).checked || undefined })" />{{ t('board.blocked') }}
      </label>
      <label class="check">
        <input type="checkbox" [checked]="filter().overdue ?? false" (change)="patched.emit({ overdue: $any($event.target).checked || undefined })" />{{ t('board.overdue') }}
      </label>
    </div>
  `,
  styles: `
    .panel {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--tb-space-4) var(--tb-space-5);
      width: 480px;
      max-width: calc(100vw - 32px);
      max-height: calc(100dvh - 160px);
      padding: var(--tb-space-5);
      overflow-y: auto;
      border: 1px solid var(--tb-border);
      border-radius: var(--tb-radius);
      background: var(--tb-raised);
      box-shadow: var(--tb-shadow-2);
    }
    @media (max-width: 767.98px) {
      .panel {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class FilterForm {
  protected readonly t = inject(I18n).t;
  readonly filter = input.required<CardFilter>();
  readonly options = input.required<BoardOptions>();
  readonly currency = input.required<string>();
  readonly patched = output<Patch>();
  protected readonly owners = computed(() => this.options().owners.map(({ id, name }) => ({ value: id, label: name })));
  protected readonly teams = computed(() => this.options().teams.map(({ id, name }) => ({ value: id, label: name })));
  protected readonly tags = computed(() => this.options().tags.map((tag) => ({ value: tag, label: tag })));

  protected list(name: 'owner' | 'team' | 'tag', value: string | null): void {
    this.patched.emit({ [name]: value ? [value] : undefined });
  }

  protected days(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const days = Number(value);
    this.patched.emit({ idleDays: value !== '' && Number.isInteger(days) && days >= 0 ? days : undefined });
  }

  protected amount(name: 'amountMin' | 'amountMax', value: number | null | undefined): void {
    if (value !== undefined) this.patched.emit({ [name]: value ?? undefined });
  }
}
