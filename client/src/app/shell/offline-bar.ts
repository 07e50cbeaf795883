import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { formatTime } from '../core/i18n/dates';
import { I18n } from '../core/i18n/i18n';
import { Realtime } from '../core/realtime/realtime';
import { Announcer } from '../core/toasts/announcer';
import { Icon } from '../ui/icon/icon';

/** Says that the page is out of date and cannot be changed, and after the return how much came in. */
@Component({
  selector: 'tb-offline-bar',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (offlineText(); as text) {
      <p class="bar notice-warning"><tb-icon name="error" />{{ text }}</p>
    } @else if (connection().caughtUp) {
      <p class="bar notice-done"><tb-icon name="statusDone" />{{ t('shell.connection.upToDate', { n: connection().caughtUp }) }}</p>
    }
  `,
  styles: `
    .bar {
      display: flex;
      align-items: flex-start;
      gap: var(--tb-space-3);
      padding: var(--tb-space-3) var(--tb-gutter);
    }
    .bar tb-icon {
      margin-top: 3px;
    }
  `,
})
export class OfflineBar {
  private readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  protected readonly t = this.i18n.t;
  protected readonly connection = inject(Realtime).connection;
  protected readonly offlineText = computed(() => {
    const { state, lostAt } = this.connection();
    if (state !== 'offline' || lostAt === null) return null;
    return this.t('shell.connection.offlineBar', { time: formatTime(new Date(lostAt), this.i18n.locale()) });
  });

  constructor() {
    const state = computed(() => this.connection().state);
    effect(() => {
      if (state() === 'offline') untracked(() => this.announcer.assertive(this.t('shell.connection.lostAnnouncement')));
    });
    effect(() => {
      const n = this.connection().caughtUp;
      if (n) untracked(() => this.announcer.polite(this.t('shell.connection.backAnnouncement', { n })));
    });
  }
}
