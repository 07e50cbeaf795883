export type ConnectionState = 'idle' | 'live' | 'reconnecting' | 'offline' | 'catching-up';

export const reconnectingAfterMs = 3000;
export const offlineAfterMs = 15_000;
export const upToDateMs = 3000;

export interface ConnectionView {
  readonly state: ConnectionState;
  /** When the last contact was; what is on screen is of that moment. */
  readonly lostAt: number | null;
  /** How many changes were caught up; told for a moment after the return. */
  readonly caughtUp: number | null;
}

/**
 * When a lost connection becomes visible: nothing for 3 s, then "reconnecting", at 15 s "offline"; after the return
 * "catching up" until the missing changes are in, then their number for 3 s.
 */
export class ConnectionWatch {
  private view: ConnectionView = { state: 'idle', lostAt: null, caughtUp: null };
  private timers: ReturnType<typeof setTimeout>[] = [];

  constructor(
    private readonly changed: (view: ConnectionView) => void,
    private readonly now: () => number,
  ) {}

  connected(): void {
    this.stop();
    const wasLost = this.view.state === 'reconnecting' || this.view.state === 'offline';
    this.set({ state: wasLost ? 'catching-up' : 'live', lostAt: wasLost ? this.view.lostAt : null, caughtUp: null });
  }

  lost(): void {
    if (this.view.lostAt !== null && this.view.state !== 'catching-up') return;
    this.stop();
    const lostAt = this.view.lostAt ?? this.now();
    this.set({ ...this.view, state: this.view.state === 'catching-up' ? 'reconnecting' : this.view.state, lostAt, caughtUp: null });
    this.after(reconnectingAfterMs, () => this.set({ ...this.view, state: 'reconnecting' }));
    this.after(offlineAfterMs, () => this.set({ ...this.view, state: 'offline' }));
  }

  /** The missing changes are in. */
  caughtUp(changes: number): void {
    if (this.view.state !== 'catching-up') return;
    this.stop();
    this.set({ state: 'live', lostAt: null, caughtUp: changes });
    this.after(upToDateMs, () => this.set({ ...this.view, caughtUp: null }));
  }

  /** Nothing is joined any more. */
  close(): void {
    this.stop();
    this.set({ state: 'idle', lostAt: null, caughtUp: null });
  }

  private set(view: ConnectionView): void {
    this.view = view;
    this.changed(view);
  }

  private after(ms: number, run: () => void): void {
    this.timers.push(setTimeout(run, ms));
  }

  private stop(): void {
    this.timers.forEach(clearTimeout);
    this.timers = [];
  }
}
