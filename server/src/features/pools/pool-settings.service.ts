import { Injectable, Logger } from '@nestjs/common';
import type { PoolPolicyView } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobQueue } from '../../platform/jobs/job-queue';
import { CLOCKS_JOB } from './clock-refresh';
import { PoolPolicies } from './pool-policies';

/** The rules of a pool, as an administrator edits them. */
@Injectable()
export class PoolSettings {
  private readonly logger = new Logger(PoolSettings.name);

  constructor(
    private readonly policies: PoolPolicies,
    private readonly db: Database,
    private readonly unit: UnitOfWork,
    private readonly jobs: JobQueue,
  ) {}

  /** @throws NotFound */
  async policy(key: string): Promise<PoolPolicyView> {
    const { row } = await this.policies.byKey(key);
    return { enabled: row.enabled, ...row.policy };
  }

  /** Takes effect at once here, within two seconds in other processes; stored expiries follow by a job. */
  async change(actor: Actor, key: string, { enabled, ...policy }: PoolPolicyView): Promise<PoolPolicyView> {
    const { row } = await this.policies.byKey(key);
    await this.unit.run(() =>
      this.db.execute('UPDATE pool SET enabled = ?, policy = ?, version = version + 1 WHERE id = ?', [enabled ? 1 : 0, JSON.stringify(policy), row.id]),
    );
    this.logger.log({ pool: key, by: actor.id, before: { enabled: row.enabled, ...row.policy }, after: { enabled, ...policy } }, 'rules of a pool changed');
    await this.policies.forget();
    await this.jobs.add(CLOCKS_JOB, {});
    return this.policy(key);
  }
}
