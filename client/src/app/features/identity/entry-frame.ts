import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Page } from '../../core/page/page';
import { LookSwitch } from './look-switch';

/** The page around one card for who is not logged in yet. */
@Component({
  selector: 'tb-entry-frame',
  imports: [LookSwitch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-look-switch class="corner" />
    <main>
      <div class="brand">
        <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
          <rect width="32" height="32" rx="6" fill="var(--tb-primary)" />
          <g fill="var(--tb-on-primary)">
            <rect x="7" y="8" width="5" height="16" rx="1.5" />
            <rect x="13.5" y="8" width="5" height="11" rx="1.5" />
            <rect x="20" y="8" width="5" height="6" rx="1.5" />
          </g>
        </svg>
        <span class="text-xl">{{ t('common.product') }}</span>
      </div>
      <div class="card">
        <h1 class="text-lg">{{ heading() }}</h1>
        <ng-content />
      </div>
      <ng-content select="[below]" />
    </main>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      overflow-y: auto;
    }
    .corner {
      flex: none;
      padding: var(--tb-space-3) var(--tb-space-5);
    }
    main {
      display: flex;
      flex: 1 0 auto;
      flex-direction: column;
      align-items: center;
      gap: var(--tb-space-5);
      width: 100%;
      max-width: calc(360px + 32px);
      margin: 0 auto;
      padding: clamp(16px, 8vh, 96px) var(--tb-space-5) var(--tb-space-7);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: var(--tb-space-4);
      margin-bottom: var(--tb-space-3);
    }
    .card {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-5);
      width: 100%;
      padding: var(--tb-space-6);
      box-shadow: var(--tb-shadow-1);
    }
  `,
})
export class EntryFrame {
  protected readonly t = inject(I18n).t;
  readonly heading = input.required<string>();

  constructor() {
    const page = inject(Page);
    effect(() => page.crumbs.set([{ label: this.heading() }]));
  }
}
