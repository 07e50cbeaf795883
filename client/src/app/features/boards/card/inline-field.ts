import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal, viewChild, afterNextRender, Injector } from '@angular/core';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';

export interface Clash {
  readonly value: string;
}

/**
 * A value that looks like text until somebody edits it. The editor is projected; Enter saves, Escape restores, and a
 * clash shows both values until one is chosen.
 */
@Component({
  selector: 'tb-inline-field',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="label muted" [id]="id">{{ label() }}</span>
    @if (editing()) {
      <div #editor class="editor" role="group" [attr.aria-labelledby]="id" (keydown)="useKey($event)">
        <ng-content select="[editor]" />
        @if (problem()) {
          <p class="problem" role="alert"><tb-icon name="error" [size]="14" />{{ problem() }}</p>
        }
        @if (clash(); as theirs) {
          <div class="notice notice-warning" role="alert">
            <tb-icon name="info" />
            <span>{{ t('card.clash', { value: theirs.value, who: t('card.clashWho') }) }}</span>
            <button type="button" class="btn btn-sm" (click)="kept.emit()">{{ t('card.keepMine') }}</button>
            <button type="button" class="btn btn-sm" (click)="stop(); cancelled.emit()">{{ t('card.takeTheirs') }}</button>
          </div>
        } @else {
          <div class="row">
            <button type="button" class="btn btn-sm" [disabled]="busy() || invalid()" [attr.aria-busy]="busy()" (click)="saved.emit()">{{ t('common.save') }}</button>
            <button type="button" class="btn btn-text btn-sm" (click)="stop(); cancelled.emit()">{{ t('common.cancel') }}</button>
          </div>
        }
      </div>
    } @else if (editable()) {
      <button #value type="button" class="value" [attr.aria-label]="t('card.edit', { name: label() }) + ' ' + (text() || t('card.noValue'))" [attr.title]="title()" (click)="start()" (keydown.F2)="start()">
        <span class="para" [class.none]="!text()">{{ text() || t('card.noValue') }}</span><tb-icon name="edit" [size]="14" />
      </button>
    } @else {
      <span class="text para" [attr.title]="title()" [class.none]="!text()">{{ text() || t('common.unknown') }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-1);
      min-width: 0;
    }
    .editor {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-3);
      min-width: 0;
    }
    .value {
      display: flex;
      align-items: flex-start;
      gap: var(--tb-space-3);
      width: calc(100% + 16px);
      min-height: 32px;
      margin: 0 -8px;
      padding: var(--tb-space-2) var(--tb-space-3);
      border: 1px solid transparent;
      border-radius: var(--tb-radius-sm);
      background: none;
      color: var(--tb-text);
      font: inherit;
      text-align: left;
      cursor: text;
    }
    .value:hover,
    .value:focus-visible {
      border-color: var(--tb-border);
      background: var(--tb-hover);
    }
    .value > span {
      flex: 1 1 auto;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .value tb-icon {
      margin-top: 4px;
      color: var(--tb-text-2);
      opacity: 0;
    }
    .value:hover tb-icon,
    .value:focus-visible tb-icon {
      opacity: 1;
    }
    .text {
      min-height: 32px;
      padding: var(--tb-space-2) 0;
      overflow-wrap: anywhere;
    }
    .none {
      color: var(--tb-text-3);
    }
    .problem {
      display: flex;
      gap: var(--tb-space-2);
      color: var(--tb-overdue);
      font-size: 13px;
      line-height: 20px;
    }
    .notice {
      flex-wrap: wrap;
    }
  `,
})
export class InlineField {
  private readonly injector = inject(Injector);
  private readonly editor = viewChild<ElementRef<HTMLElement>>('editor');
  private readonly value = viewChild<ElementRef<HTMLElement>>('value');
  protected readonly t = inject(I18n).t;
  protected readonly id = `inline-${++lastId}`;
  protected readonly editing = signal(false);

  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly title = input('');
  readonly editable = input(true);
  readonly busy = input(false);
  readonly invalid = input(false);
  readonly problem = input('');
  readonly clash = input<Clash | null>(null);
  /** A text of several lines: Enter makes a line, Ctrl+Enter saves. */
  readonly multiline = input(false);
  readonly started = output();
  readonly saved = output();
  readonly cancelled = output();
  /** The own value is to stand against the newer one. */
  readonly kept = output();

  start(): void {
    this.started.emit();
    this.editing.set(true);
    const selector = 'input, textarea, select';
    afterNextRender(() => this.editor()?.nativeElement.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }

  /** Saved or given up: back to text, with the focus on it. */
  stop(): void {
    if (!this.editing()) return;
    this.editing.set(false);
    afterNextRender(() => this.value()?.nativeElement.focus(), { injector: this.injector });
  }

  protected useKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.stop();
      this.cancelled.emit();
    } else if (event.key === 'Enter' && !isButton && (!this.multiline() || event.ctrlKey || event.metaKey) && !this.invalid()) {
      event.preventDefault();
      this.saved.emit();
    }
  }
}

let lastId = 0;
