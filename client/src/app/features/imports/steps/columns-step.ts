import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IMPORT_FIELDS, type ImportMapping, type ImportView } from '@tideboard/contracts';
import { CURRENCIES } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import type { TextKey } from '../../../core/i18n/texts';
import { Field } from '../../../ui/field';
import { Icon } from '../../../ui/icon/icon';
import { mapColumn } from '../import-steps';
import { ImportStore } from '../import.store';
import { DateOrderQuestion } from './date-order-question';

const units: readonly { readonly value: number; readonly label: TextKey }[] = [
  { value: 1, label: 'imports.unit.u1' },
  { value: 1000, label: 'imports.unit.u1000' },
  { value: 10_000, label: 'imports.unit.u10000' },
  { value: 1_000_000, label: 'imports.unit.u1000000' },
  { value: 100_000_000, label: 'imports.unit.u100000000' },
];

type TargetField = (typeof IMPORT_FIELDS)[number];

/** Which column means what, in which order dates are written, and in which unit amounts. */
@Component({
  selector: 'tb-columns-step',
  imports: [DateOrderQuestion, Field, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './columns-step.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-5);
    }
    .target {
      min-width: 168px;
    }
    .example {
      max-width: 240px;
      overflow: hidden;
      color: var(--tb-text-2);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .form-grid {
      max-width: 720px;
    }
  `,
})
export class ColumnsStep {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(ImportStore);
  protected readonly fields = IMPORT_FIELDS;
  protected readonly currencies = CURRENCIES;
  protected readonly units = units;
  readonly view = input.required<ImportView>();
  protected readonly columns = computed(() => this.view().mapping.columns);
  protected readonly unused = computed(() => this.columns().filter((field) => field === null).length);
  protected readonly questions = computed(() => this.view().suggestions.dates.filter(({ order }) => order === null));

  protected nameOf(column: number): string {
    return this.view().header[column] || this.t('imports.columnNumber', { n: column + 1 });
  }

  /** The first value of the column that is not blank. */
  protected exampleOf(column: number): string {
    return this.view().sample.map((row) => row[column] ?? '').find((cell) => cell.trim() !== '') ?? this.t('common.unknown');
  }

  protected fieldWord(field: TargetField): string {
    return this.t(`imports.field.${field}`);
  }

  protected noteOf(column: number): string {
    const suggestion = this.view().suggestions.columns[column];
    if (!suggestion) return '';
    if (suggestion.field === this.columns()[column]) return this.t(`imports.${suggestion.match}`);
    return this.t('imports.useSuggestion', { name: this.fieldWord(suggestion.field) });
  }

  protected offers(column: number): TargetField | null {
    const suggestion = this.view().suggestions.columns[column];
    return suggestion && suggestion.field !== this.columns()[column] ? suggestion.field : null;
  }

  protected map(column: number, field: string): void {
    const target = this.fields.find((one) => one === field) ?? null;
    void this.store.answer({ columns: mapColumn(this.columns(), column, target) });
  }

  protected order(answer: ImportMapping['dateOrders']): void {
    void this.store.answer({ dateOrders: answer });
  }

  protected has(field: TargetField): boolean {
    return this.columns().includes(field);
  }
}
