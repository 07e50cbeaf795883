import { computed, Injectable, signal } from '@angular/core';

/**
 * The server's time, by the offset measured when it last told it. `minute` changes once a minute, so that relative
 * times grow old without a reload.
 */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly offsetMs = signal(0);
  private readonly tick = signal(Date.now());

  readonly minute = computed(() => new Date(this.tick() + this.offsetMs()));

  constructor() {
    setInterval(() => this.tick.set(Date.now()), 60_000);
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs());
  }

  set(serverTime: string): void {
    const at = Date.parse(serverTime);
    if (Number.isNaN(at)) return;
    this.offsetMs.set(at - Date.now());
    this.tick.set(Date.now());
  }
}
