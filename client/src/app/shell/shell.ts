import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, OnInit, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterOutlet } from '@angular/router';
import { Credentials } from '../core/api/credentials';
import { DeviceStore } from '../core/device/device-store';
import { I18n } from '../core/i18n/i18n';
import { Realtime } from '../core/realtime/realtime';
import { Session } from '../core/session/session';
import { Shortcuts } from '../core/shortcuts/shortcuts';
import { Toasts } from '../core/toasts/toasts';
import { Dialogs } from '../ui/dialog/dialogs';
import { BottomBar } from './bottom-bar';
import { navItems } from './nav-items';
import { OfflineBar } from './offline-bar';
import { ShortcutSheet } from './shortcut-sheet';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';

/** The frame around every page of a person who is logged in. */
@Component({
  selector: 'tb-shell',
  imports: [BottomBar, OfflineBar, RouterOutlet, SideNav, TopBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell implements OnInit {
  private readonly device = inject(DeviceStore);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly destroyRef = inject(DestroyRef);
  private readonly shortcuts = inject(Shortcuts);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  protected readonly t = inject(I18n).t;
  protected readonly items = computed(() => navItems.filter((item) => this.session.canAny(item.actions)));
  protected readonly collapsed = signal(this.device.get('nav') === 'collapsed' || (!this.device.get('nav') && innerWidth < 1200));

  constructor() {
    const credentials = inject(Credentials);
    // What the person may do has changed while they look, or their session is over.
    inject(Realtime)
      .rights.pipe(takeUntilDestroyed())
      .subscribe(({ reason }) => {
        if (reason === 'ended') credentials.expired.update((times) => times + 1);
        else void this.session.load();
      });
  }

  ngOnInit(): void {
    this.shortcuts.register(
      [
        { keys: '[', label: 'shortcut.toggleNav', run: () => this.toggleNav() },
        { keys: 'Mod+z', label: 'shortcut.undo', run: () => this.toasts.undoLast() },
        { keys: '?', label: 'shortcut.sheet', run: () => void this.dialogs.open(ShortcutSheet) },
        { keys: 'g b', label: 'shortcut.goBoards', run: () => this.goTo('/boards') },
        { keys: 'g p', label: 'shortcut.goPools', run: () => this.goTo('/pools') },
      ],
      this.destroyRef,
    );
  }

  protected toggleNav(): void {
    this.collapsed.update((collapsed) => !collapsed);
    this.device.set('nav', this.collapsed() ? 'collapsed' : 'open');
  }

  protected skipTo(content: HTMLElement): void {
    content.focus();
  }

  private goTo(link: string): boolean {
    if (!this.items().some((item) => item.link === link)) return false;
    void this.router.navigateByUrl(link);
    return true;
  }
}
