import { DestroyRef, inject, Injectable } from '@angular/core';
import { DeviceStore } from '../device/device-store';
import { Session } from '../session/session';

interface Stored<T> {
  readonly at: string;
  readonly value: T;
}

const debounceMs = 1000;
const keptMs = 30 * 86_400_000;

/** Texts not sent yet, kept on this device per person and place (form, comment, dialog). */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly device = inject(DeviceStore);
  private readonly session = inject(Session);

  constructor() {
    this.dropOld();
  }

  /** The draft of one place. Give a `DestroyRef` so that the last letters are written when the place closes. */
  open<T>(place: string, destroyRef?: DestroyRef): Draft<T> {
    const key = `draft.${this.session.user()?.id ?? '-'}.${place}`;
    const draft = new Draft<T>(this.read<T>(key), (value) =>
      this.device.set(key, value === null ? null : JSON.stringify({ at: new Date().toISOString(), value })),
    );
    destroyRef?.onDestroy(() => draft.close());
    return draft;
  }

  private read<T>(key: string): Stored<T> | null {
    try {
      return JSON.parse(this.device.get(key) ?? 'null') as Stored<T> | null;
    } catch {
      return null;
    }
  }

  private dropOld(): void {
    for (const key of this.device.keys('draft.')) {
      const at = Date.parse(this.read(key)?.at ?? '');
      if (!(Date.now() - at < keptMs)) this.device.set(key, null);
    }
  }
}

export class Draft<T> {
  private pending: { value: T } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly flushNow = (): void => this.flush();

  constructor(
    /** What was left here last time, and when. */
    readonly restored: { readonly at: string; readonly value: T } | null,
    private readonly write: (value: T | null) => void,
  ) {
    addEventListener('pagehide', this.flushNow);
  }

  update(value: T): void {
    this.pending = { value };
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flushNow, debounceMs);
  }

  flush(): void {
    clearTimeout(this.timer);
    if (this.pending) this.write(this.pending.value);
    this.pending = null;
  }

  /** Sent or thrown away. */
  discard(): void {
    clearTimeout(this.timer);
    this.pending = null;
    this.write(null);
  }

  close(): void {
    this.flush();
    removeEventListener('pagehide', this.flushNow);
  }
}
