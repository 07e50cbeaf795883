import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';

const longestName = 40;

/** Speaks to screen readers through one live region: politely, or at once for refusals. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly live = inject(LiveAnnouncer);

  polite(text: string): void {
    void this.live.announce(text, 'polite');
  }

  assertive(text: string): void {
    void this.live.announce(text, 'assertive');
  }

  /** A name short enough to be listened to. */
  name(text: string): string {
    const letters = [...text];
    return letters.length > longestName ? letters.slice(0, longestName - 1).join('') + '…' : text;
  }
}
