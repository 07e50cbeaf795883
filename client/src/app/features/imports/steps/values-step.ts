import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { BoardView, ImportView } from '@tideboard/contracts';
import { CURRENCIES } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import type { TextKey } from '../../../core/i18n/texts';
import { Colleagues } from '../../../core/people/colleagues';
import { CountText } from '../../../ui/count-text';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Field } from '../../../ui/field';
import { Picker } from '../../../ui/picker/picker';
import { ImportStore } from '../import.store';
import { allSuggestions, answerOf, rowsOf, ValueField, valueFields, ValueRow } from './value-questions';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const shownAtFirst = 50;
const endings = ['won', 'lost', 'suspended'] as const;
const headings: Readonly<Record<ValueField, TextKey>> = {
  stages: 'imports.stageValues',
  outcomes: 'imports.outcomeValues',
  owners: 'imports.ownerValues',
  currencies: 'imports.currencyValues',
};

/** What the values of stage, outcome, owner and currency mean, each asked about once. */
@Component({
  selector: 'tb-values-step',
  imports: [CountText, EmptyState, ErrorPanel, Field, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './values-step.html',
  styles: `
    :host,
    .part {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-4);
    }
    :host {
      gap: var(--tb-space-6);
    }
    .default {
      max-width: 320px;
    }
    .meaning {
      width: 320px;
    }
    @media (max-width: 767.98px) {
      .meaning {
        width: 100%;
      }
    }
  `,
})
export class ValuesStep {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(ImportStore);
  protected readonly colleagues = inject(Colleagues);
  readonly view = input.required<ImportView>();
  private readonly boardKey = computed(() => this.view().boardKey);
  protected readonly board = httpResource<BoardView>(() => `/api/boards/${this.boardKey()}`);
  private readonly limits = signal<Partial<Record<ValueField, number>>>({});

  protected readonly stages = computed<readonly Choice[]>(() => {
    const columns = this.board.hasValue() ? this.board.value().columns : [];
    return columns.filter(({ kind }) => kind === 'stage').map(({ key, name }) => ({ value: key, label: this.i18n.local(name) }));
  });
  protected readonly parts = computed(() =>
    valueFields
      .map((field) => ({ field, rows: rowsOf(this.view(), field) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ field, rows }) => ({
        field,
        heading: headings[field],
        all: rows.length,
        answered: rows.filter(({ answer }) => answer !== null).length,
        shown: rows.slice(0, this.limits()[field] ?? shownAtFirst),
        suggested: allSuggestions(this.view(), field) !== null,
      })),
  );

  constructor() {
    void this.colleagues.load();
  }

  /** Groups of choices for the value; people are chosen with the picker instead. */
  protected choicesOf(field: ValueField): readonly { readonly label: string; readonly choices: readonly Choice[] }[] {
    const outcomes = (keys: readonly ('open' | 'won' | 'lost' | 'suspended')[], prefix = ''): Choice[] =>
      keys.map((key) => ({ value: prefix + key, label: this.t(`imports.outcome.${key}`) }));
    switch (field) {
      case 'stages':
        return [
          { label: this.t('imports.stages'), choices: this.stages().map(({ value, label }) => ({ value: `stage:${value}`, label })) },
          { label: this.t('imports.endings'), choices: outcomes(endings, 'end:') },
        ];
      case 'outcomes':
        return [{ label: this.t('imports.endings'), choices: outcomes(['open', ...endings]) }];
      case 'currencies':
        return [{ label: this.t('imports.field.currency'), choices: CURRENCIES.map((code) => ({ value: code, label: code })) }];
      case 'owners':
        return [];
    }
  }

  protected nameOf(field: ValueField, option: string): string {
    if (field === 'owners') return this.colleagues.nameOf(option);
    const choices = this.choicesOf(field).flatMap((group) => group.choices);
    return choices.find(({ value }) => value === option)?.label ?? this.t('common.unknown');
  }

  protected answer(field: ValueField, { key }: ValueRow, option: string | null): void {
    if (option) void this.store.answer(answerOf(field, key, option));
  }

  protected useAll(field: ValueField): void {
    const answers = allSuggestions(this.view(), field);
    if (answers) void this.store.answer(answers);
  }

  protected showMore(field: ValueField): void {
    this.limits.update((limits) => ({ ...limits, [field]: (limits[field] ?? shownAtFirst) + shownAtFirst }));
  }
}
