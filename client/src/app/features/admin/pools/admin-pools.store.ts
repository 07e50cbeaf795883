import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { LocalText, PoolPolicyView, SweepReport } from '@tideboard/contracts';
import { Api } from '../../../core/api/api';

export interface PoolSummary {
  readonly id: string;
  readonly key: string;
  readonly name: LocalText;
  readonly records: number;
}

/** Rules and sweeps of the pool that is chosen. */
@Injectable()
export class AdminPools {
  private readonly api = inject(Api);
  readonly key = signal<string | null>(null);
  readonly pools = httpResource<PoolSummary[]>(() => '/api/pools');
  readonly poolList = computed(() => (this.pools.hasValue() ? this.pools.value() : []));
  readonly policy = httpResource<PoolPolicyView>(() => this.pathTo('policy'));
  readonly sweeps = httpResource<SweepReport[]>(() => this.pathTo('sweeps'));

  savePolicy(policy: PoolPolicyView): Promise<PoolPolicyView> {
    return this.api.put<PoolPolicyView>(`/admin/pools/${this.key()}/policy`, policy);
  }

  /** The report, or null when the sweep runs as a job and reports later. */
  async sweep(breakerRaised: boolean): Promise<SweepReport | null> {
    const answer = await this.api.post<Partial<SweepReport> | null>(`/admin/pools/${this.key()}/sweep`, { breakerRaised });
    this.sweeps.reload();
    return answer?.breaker ? (answer as SweepReport) : null;
  }

  private pathTo(part: string): string | undefined {
    const key = this.key();
    return key ? `/api/admin/pools/${key}/${part}` : undefined;
  }
}
