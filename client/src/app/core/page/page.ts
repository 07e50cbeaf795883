import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { I18n } from '../i18n/i18n';

export interface Crumb {
  readonly label: string;
  readonly link?: string;
}

export interface PersonHere {
  readonly id: string;
  readonly name: string;
}

/** What the open page tells the frame around it: its path of names, who is here, and its width rules. */
@Injectable({ providedIn: 'root' })
export class Page {
  private readonly title = inject(Title);
  private readonly i18n = inject(I18n);

  /** The last crumb is the page itself. */
  readonly crumbs = signal<readonly Crumb[]>([]);
  readonly people = signal<readonly PersonHere[]>([]);
  readonly heading = computed(() => this.crumbs().at(-1)?.label ?? '');

  constructor() {
    effect(() => {
      const product = this.i18n.t('common.product');
      this.title.setTitle(this.heading() ? `${this.heading()} · ${product}` : product);
    });
  }
}
