import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { DeviceStore } from '../device/device-store';

export type Theme = 'light' | 'dark' | 'system';
export type Density = 'compact' | 'standard' | 'comfortable';

export const themes: readonly Theme[] = ['light', 'dark', 'system'];
export const densities: readonly Density[] = ['compact', 'standard', 'comfortable'];

/** Theme and density of this device; `public/appearance.js` applies the same stored values before the first paint. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  private readonly device = inject(DeviceStore);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly prefersDark = matchMedia('(prefers-color-scheme: dark)');
  private readonly systemDark = signal(this.prefersDark.matches);

  readonly theme = signal<Theme>(oneOf(themes, this.device.get('theme')) ?? 'system');
  readonly density = signal<Density>(oneOf(densities, this.device.get('density')) ?? 'standard');

  constructor() {
    this.prefersDark.addEventListener('change', (event) => this.systemDark.set(event.matches));
    effect(() => {
      const theme = this.theme();
      this.root.dataset['theme'] = theme === 'system' ? (this.systemDark() ? 'dark' : 'light') : theme;
      this.device.set('theme', theme);
    });
    effect(() => {
      this.root.dataset['density'] = this.density();
      this.device.set('density', this.density());
    });
  }
}

function oneOf<T extends string>(all: readonly T[], value: string | null): T | undefined {
  return all.find((one) => one === value);
}
