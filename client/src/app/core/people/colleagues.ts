import { computed, inject, Injectable, signal } from '@angular/core';
import type { Colleague } from '@tideboard/contracts';
import { Api } from '../api/api';
import { I18n } from '../i18n/i18n';

/** Everyone active, by name and team: for pickers, and for names behind ids. Fetched once, when first asked for. */
@Injectable({ providedIn: 'root' })
export class Colleagues {
  private readonly api = inject(Api);
  private readonly i18n = inject(I18n);
  private readonly list = signal<readonly Colleague[]>([]);
  private readonly byId = computed(() => new Map(this.list().map((colleague) => [colleague.id, colleague])));
  private asked: Promise<void> | null = null;

  readonly all = this.list.asReadonly();
  readonly options = computed(() =>
    this.list().map(({ id, name, teamName }) => ({ value: id, label: name, ...(teamName ? { hint: teamName } : {}) })),
  );

  load(): Promise<void> {
    this.asked ??= this.api.get<Colleague[]>('/colleagues').then(
      (list) => this.list.set(list),
      () => void (this.asked = null),
    );
    return this.asked;
  }

  nameOf(id: string): string {
    return this.byId().get(id)?.name ?? this.i18n.t('common.unknown');
  }
}
