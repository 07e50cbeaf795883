import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { RunningImports } from '../core/jobs/running-imports';
import { Session } from '../core/session/session';
import { Icon } from '../ui/icon/icon';
import { ProgressBar } from '../ui/progress-bar';
import { importActions } from './nav-items';

/** Jobs of the person that run in the background: their number in the top bar, and how far they are. */
@Component({
  selector: 'tb-jobs-tray',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, Icon, ProgressBar, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (running.list().length; as n) {
      <button
        type="button"
        class="btn btn-sm"
        cdkOverlayOrigin
        #origin="cdkOverlayOrigin"
        aria-haspopup="dialog"
        [attr.aria-expanded]="shown()"
        [attr.aria-label]="t('imports.trayLabel', { n })"
        (click)="shown.set(!shown())"
      >
        <tb-icon name="imports" />{{ t('imports.trayCount', { n }) }}
      </button>
      <ng-template
        cdkConnectedOverlay
        [cdkConnectedOverlayOrigin]="origin"
        [cdkConnectedOverlayOpen]="shown()"
        [cdkConnectedOverlayHasBackdrop]="true"
        cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
        [cdkConnectedOverlayPush]="true"
        (backdropClick)="shown.set(false)"
        (detach)="shown.set(false)"
      >
        <div class="menu tray" role="dialog" [attr.aria-label]="t('imports.tray')">
          @for (job of running.list(); track job.id) {
            <div class="job">
              <p class="truncate">{{ job.fileName }}</p>
              <tb-progress-bar [label]="job.fileName" [done]="job.done" [total]="job.total" />
              <div class="row">
                <span class="hint num">{{ t('imports.progress', { done: job.done, total: job.total }) }}</span>
                <span class="spacer"></span>
                <a [routerLink]="['/imports', job.id]" (click)="shown.set(false)">{{ t('imports.trayOpen') }}</a>
              </div>
            </div>
          }
        </div>
      </ng-template>
    }
  `,
  styles: `
    .tray {
      width: min(320px, calc(100vw - 32px));
      max-width: none;
      margin-top: var(--tb-space-2);
    }
    .job {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-2);
      padding: var(--tb-space-3) var(--tb-space-4);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 24px;
    }
  `,
})
export class JobsTray {
  private readonly session = inject(Session);
  protected readonly t = inject(I18n).t;
  protected readonly running = inject(RunningImports);
  protected readonly shown = signal(false);

  constructor() {
    effect(() => {
      // Without the answer the tray stays empty until the next import is started here.
      if (this.session.canAny(importActions)) untracked(() => void this.running.load().catch(() => undefined));
    });
    effect(() => {
      if (!this.running.list().length) this.shown.set(false);
    });
  }
}
