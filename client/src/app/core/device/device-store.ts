import { Injectable } from '@angular/core';

/** What this device remembers. Storage may be full or forbidden (private windows): then nothing is remembered. */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  get(key: string): string | null {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  }

  set(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, value);
    } catch {
      // Remembering is a comfort; the page works without it.
    }
  }

  keys(start: string): string[] {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix + start))
        .map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  }
}

const prefix = 'tideboard.';
