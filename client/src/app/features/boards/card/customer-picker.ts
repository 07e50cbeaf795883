import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { CustomerView } from '@tideboard/contracts';
import { I18n } from '../../../core/i18n/i18n';
import { Picker } from '../../../ui/picker/picker';
import type { PickerOption } from '../../../ui/picker/option-list';

export type CustomerChoice = { readonly id: string; readonly name: string } | { readonly name: string };

/** Picks a customer by a part of the name, or makes a new one of it. */
@Component({
  selector: 'tb-customer-picker',
  imports: [Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-picker
      [inputId]="inputId()"
      [placeholder]="t('card.customerPlaceholder')"
      [options]="options()"
      [remote]="true"
      [loading]="found.isLoading()"
      [creatable]="true"
      [value]="chosen()"
      (valueChange)="pick($event)"
      (searched)="search($event)"
      (created)="create($event)"
    />
  `,
})
export class CustomerPicker {
  protected readonly t = inject(I18n).t;
  readonly inputId = input.required<string>();
  readonly customer = input.required<CustomerChoice | null>();
  readonly picked = output<CustomerChoice | null>();
  private readonly text = signal<string | null>(null);
  protected readonly found = httpResource<{ customers: CustomerView[] }>(() =>
    this.text() === null ? undefined : { url: '/api/customers', params: { q: this.text() ?? '' } },
  );
  private readonly current = linkedSignal(this.customer);
  protected readonly chosen = computed(() => {
    const current = this.current();
    return current ? idOf(current) : null;
  });
  protected readonly options = computed<PickerOption[]>(() => {
    const current = this.current();
    const rows = this.found.hasValue() ? this.found.value().customers : [];
    const found = rows.map(({ id, name, shortName }) => ({ value: id, label: name, ...(shortName ? { hint: shortName } : {}) }));
    if (!current || found.some((option) => option.value === idOf(current))) return found;
    const own = { value: idOf(current), label: 'id' in current ? current.name : this.t('card.customerNew', { name: current.name }) };
    return [own, ...found];
  });
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected search(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.text.set(text.trim()), 150);
  }

  protected pick(id: string | null): void {
    const option = this.options().find((each) => each.value === id);
    this.choose(id && option && !id.startsWith(newPrefix) ? { id, name: option.label } : id ? this.current() : null);
  }

  protected create(name: string): void {
    this.choose({ name });
  }

  private choose(choice: CustomerChoice | null): void {
    this.current.set(choice);
    this.picked.emit(choice);
  }
}

const newPrefix = 'new:';

function idOf(choice: CustomerChoice): string {
  return 'id' in choice ? choice.id : newPrefix + choice.name;
}

/** As the contract wants it: an existing row by id, or the name of a new one. */
export function toCustomer(choice: CustomerChoice | null): { id: string } | { name: string } | null {
  if (!choice) return null;
  return 'id' in choice ? { id: choice.id } : { name: choice.name };
}
