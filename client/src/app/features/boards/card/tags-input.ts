import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { I18n } from '../../../core/i18n/i18n';
import { Tag } from '../../../ui/tag';

const most = 12;

@Component({
  selector: 'tb-tags-input',
  imports: [Tag],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="row-wrap">
      @for (tag of tags(); track tag) {
        <tb-tag [removeLabel]="t('card.removeTag', { tag })" (removed)="remove(tag)">{{ tag }}</tb-tag>
      }
      @if (tags().length < 12) {
        <input #box class="input" maxlength="30" [id]="inputId()" [placeholder]="t('card.addTag')" (keydown.enter)="$event.preventDefault(); add(box, $event)" (blur)="add(box)" />
      }
    </div>
  `,
  styles: `
    .input {
      width: 120px;
    }
    tb-tag {
      min-height: 28px;
    }
  `,
})
export class TagsInput {
  protected readonly t = inject(I18n).t;
  readonly inputId = input.required<string>();
  readonly tags = input.required<readonly string[]>();
  readonly changed = output<string[]>();

  protected add(box: HTMLInputElement, event?: Event): void {
    if ((event as KeyboardEvent | undefined)?.isComposing) return;
    const tag = box.value.trim();
    box.value = '';
    if (tag && !this.tags().includes(tag) && this.tags().length < most) this.changed.emit([...this.tags(), tag]);
  }

  protected remove(tag: string): void {
    this.changed.emit(this.tags().filter((each) => each !== tag));
  }
}
