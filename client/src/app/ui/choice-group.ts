import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly lang?: string;
}

let lastId = 0;

/** One of few, all visible: radio buttons that look like one bar. */
@Component({
  selector: 'tb-choice-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="segments">
        @for (choice of choices(); track choice.value) {
          <label [attr.lang]="choice.lang ?? null">
            <input
              type="radio"
              [name]="name"
              [value]="choice.value"
              [checked]="choice.value === value()"
              (change)="picked.emit(choice.value)"
            />
            {{ choice.label }}
          </label>
        }
      </div>
      @if (hint()) {
        <p class="hint">{{ hint() }}</p>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--tb-space-2);
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: var(--tb-space-2);
      padding: 0;
      color: var(--tb-text-2);
    }
  `,
})
export class ChoiceGroup<V extends string> {
  protected readonly name = `choice-${++lastId}`;
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly choices = input.required<readonly Choice<V>[]>();
  readonly value = input.required<V | null>();
  readonly picked = output<V>();
}
