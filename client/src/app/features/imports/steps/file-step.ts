import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IMPORT_ENCODINGS, type ImportReading, type ImportView } from '@tideboard/contracts';
import { I18n } from '../../../core/i18n/i18n';
import type { TextKey } from '../../../core/i18n/texts';
import { Field } from '../../../ui/field';
import { ImportStore } from '../import.store';

const separators: readonly { readonly value: ImportReading['separator']; readonly label: TextKey }[] = [
  { value: ',', label: 'imports.separatorWord.comma' },
  { value: ';', label: 'imports.separatorWord.semicolon' },
  { value: '\t', label: 'imports.separatorWord.tab' },
  { value: '|', label: 'imports.separatorWord.pipe' },
];

/** How the file is read: what was detected, changeable, with the first rows as proof. */
@Component({
  selector: 'tb-file-step',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section">
      <p class="muted num">
        {{ t('imports.rowCount', { n: view().rows }) }}{{ t('common.listComma') }}{{ t('imports.size', { n: kilobytes() }) }}
      </p>
      <div class="form-grid">
        <tb-field #encoding [label]="t('imports.encoding')" [hint]="t(view().encodingSure ? 'imports.sure' : 'imports.unsure')">
          <select
            class="select"
            [id]="encoding.id"
            [attr.aria-describedby]="encoding.describedBy"
            [disabled]="store.saving()"
            (change)="read({ encoding: $any($event.target).value })"
          >
            @for (one of encodings; track one) {
              <option [value]="one" [selected]="one === view().reading.encoding">{{ encodingWord(one) }}</option>
            }
          </select>
        </tb-field>
        <tb-field #separator [label]="t('imports.separator')" [hint]="t(view().separatorSure ? 'imports.sure' : 'imports.unsure')">
          <select
            class="select"
            [id]="separator.id"
            [attr.aria-describedby]="separator.describedBy"
            [disabled]="store.saving()"
            (change)="read({ separator: $any($event.target).value })"
          >
            @for (one of separators; track one.value) {
              <option [value]="one.value" [selected]="one.value === view().reading.separator">{{ t(one.label) }}</option>
            }
          </select>
        </tb-field>
      </div>
      <div>
        <label class="check">
          <input
            type="checkbox"
            [checked]="view().reading.header"
            [disabled]="store.saving()"
            (change)="read({ header: $any($event.target).checked })"
          />
          {{ t('imports.header') }}
        </label>
        <p class="hint">{{ t('imports.headerHint') }} {{ t('imports.rereadHint') }}</p>
      </div>
    </section>
    <section class="part">
      <h2 class="section-title">{{ t('imports.preview') }}</h2>
      <div class="table-wrap" role="region" tabindex="0" [attr.aria-label]="t('imports.preview')" [attr.aria-busy]="store.saving()">
        <table class="table">
          <thead>
            <tr>
              @for (name of view().header; track $index) {
                <th scope="col">{{ name || t('imports.columnNumber', { n: $index + 1 }) }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of view().sample; track $index) {
              <tr>
                @for (cell of row; track $index) {
                  <td [attr.title]="cell">{{ cell }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  `,
  styles: `
    :host,
    .part {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-4);
    }
    .form-grid {
      max-width: 720px;
    }
    td {
      max-width: 240px;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class FileStep {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(ImportStore);
  protected readonly encodings = IMPORT_ENCODINGS;
  protected readonly separators = separators;
  readonly view = input.required<ImportView>();
  protected readonly kilobytes = computed(() => Math.max(1, Math.round(this.view().bytes / 1024)));

  protected encodingWord(encoding: (typeof IMPORT_ENCODINGS)[number]): string {
    return this.t(`imports.encodingWord.${encoding}`);
  }

  protected read(reading: Partial<ImportReading>): void {
    void this.store.change({ reading });
  }
}
