import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Credentials } from './core/api/credentials';
import { Appearance } from './core/appearance/appearance';
import { Session } from './core/session/session';
import { Toasts } from './core/toasts/toasts';
import { ErrorPanel } from './ui/error-panel';
import { ToastHost } from './ui/toast/toast-host';

@Component({
  selector: 'tb-root',
  imports: [ErrorPanel, RouterOutlet, ToastHost],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.problem(); as problem) {
      <main class="failed"><tb-error-panel [error]="problem" (retry)="restart()" /></main>
    }
    <router-outlet />
    <tb-toast-host
      [toasts]="toasts.toasts()"
      (dismissed)="toasts.dismiss($event)"
      (acted)="toasts.run($event)"
      (held)="toasts.hold($event)"
      (released)="toasts.resume($event)"
    />
  `,
  styles: `
    .failed {
      position: fixed;
      inset: 0;
      z-index: 1200;
      display: grid;
      place-items: center;
      padding: var(--tb-space-5);
      background: var(--tb-canvas);
    }
  `,
})
export class App {
  private readonly router = inject(Router);
  private readonly credentials = inject(Credentials);
  protected readonly session = inject(Session);
  protected readonly toasts = inject(Toasts);

  constructor() {
    // Injected for its effects: theme and density follow the choice from here on.
    inject(Appearance);
    effect(() => {
      if (this.credentials.expired() > 0) void this.leave();
    });
  }

  protected async restart(): Promise<void> {
    await this.session.load();
    if (!this.session.problem()) await this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload' });
  }

  private async leave(): Promise<void> {
    await this.session.expire();
    if (this.session.user()) return;
    await this.router.navigate(['/login'], { queryParams: { back: this.router.url, ended: true } });
  }
}
