import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import type { TextKey } from '../core/i18n/texts';
import type { ConnectionState } from '../core/realtime/connection';

const words: Readonly<Record<Exclude<ConnectionState, 'idle'>, TextKey>> = {
  live: 'shell.connection.live',
  reconnecting: 'shell.connection.reconnecting',
  offline: 'shell.connection.offline',
  'catching-up': 'shell.connection.catchingUp',
};

/** Whether what is on screen is live: a word and a dot, filled only when it is. */
@Component({
  selector: 'tb-connection-sign',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'state()' },
  template: `
    @if (state() !== 'idle') {
      <span class="dot" aria-hidden="true"></span>{{ word() }}
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: var(--tb-space-2);
      color: var(--tb-text-2);
      font-size: 12px;
      line-height: 20px;
    }
    .dot {
      width: 8px;
      height: 8px;
      border: 2px solid var(--tb-border-strong);
      border-radius: var(--tb-radius-full);
    }
    :host(.live) .dot {
      border-color: var(--tb-done);
      background: var(--tb-done);
    }
    :host(.offline) {
      color: var(--tb-overdue);
      font-weight: 600;
    }
    :host(.offline) .dot {
      border-color: var(--tb-overdue);
    }
  `,
})
export class ConnectionSign {
  private readonly t = inject(I18n).t;
  readonly state = input.required<ConnectionState>();

  protected word(): string {
    const state = this.state();
    return state === 'idle' ? '' : this.t(words[state]);
  }
}
