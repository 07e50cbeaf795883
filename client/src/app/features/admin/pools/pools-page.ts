import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { PoolPolicyView } from '@tideboard/contracts';
import { I18n } from '../../../core/i18n/i18n';
import type { TextKey } from '../../../core/i18n/texts';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorPanel } from '../../../ui/error-panel';
import { Field } from '../../../ui/field';
import { Skeleton } from '../../../ui/skeleton';
import { adminCrumbs } from '../admin-crumbs';
import { FormState } from '../form/form-state';
import { HoldsChanges } from '../form/leave-guard';
import { SaveBar } from '../form/save-bar';
import { AdminPools } from './admin-pools.store';
import { NumberField } from './number-field';
import { policyRanges, wrongNumbers } from './policy-input';
import { SweepPanel } from './sweep-panel';

const hiddenFields = ['customer', 'amount', 'note', 'log'] as const;

@Component({
  selector: 'tb-pools-admin-page',
  imports: [EmptyState, ErrorPanel, Field, NumberField, SaveBar, Skeleton, SweepPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [AdminPools],
  templateUrl: './pools-page.html',
  styleUrl: './pools-page.scss',
})
export class PoolsPage implements HoldsChanges {
  private readonly router = inject(Router);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(AdminPools);
  /** Key of the pool in the address; the first one without it. */
  readonly pool = input<string>();
  protected readonly form = new FormState<PoolPolicyView>();
  protected readonly ranges = policyRanges;
  protected readonly hiddenFields = hiddenFields;
  protected readonly wrong = computed(() => {
    const policy = this.form.value();
    return policy ? wrongNumbers(policy) : [];
  });

  constructor() {
    adminCrumbs('admin.pools.title', '/admin/pools');
    effect(() => this.store.key.set(this.pool() ?? this.store.poolList()[0]?.key ?? null));
    effect(() => {
      const policy = this.store.policy.hasValue() ? this.store.policy.value() : null;
      if (policy) untracked(() => this.form.accept(policy));
    });
  }

  hasChanges(): boolean {
    return this.form.changed();
  }

  protected hiddenText(field: (typeof hiddenFields)[number]): TextKey {
    return `admin.pools.hidden.${field}`;
  }

  protected choose(key: string): void {
    void this.router.navigate([], { queryParams: { pool: key } });
  }

  protected hide(field: (typeof hiddenFields)[number], on: boolean): void {
    const hidden = this.form.value()?.hiddenFields ?? [];
    this.form.set('hiddenFields', hiddenFields.filter((one) => (one === field ? on : hidden.includes(one))));
  }

  protected async save(): Promise<void> {
    if (this.wrong().length) return;
    const saved = await this.form.save((policy) => this.store.savePolicy(policy));
    if (saved) this.form.accept(saved);
  }
}
