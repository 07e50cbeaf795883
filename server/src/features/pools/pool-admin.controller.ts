import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { poolPolicy, type PoolPolicyView, type SweepReport, sweepRun } from '@tideboard/contracts';
import { type Actor, SWEEP_UNIT } from '@tideboard/domain';
import type { z } from 'zod';
import { CurrentActor, Requires } from '../../platform/http/access';
import { JobQueue } from '../../platform/jobs/job-queue';
import { PoolPolicies } from './pool-policies';
import { PoolSettings } from './pool-settings.service';
import { Sweep, SWEEP_JOB } from './sweep';
import { SweepReports } from './sweep-reports';

@Controller('api/admin/pools/:key')
@Requires('settings.pools')
export class PoolAdminController {
  constructor(
    private readonly settings: PoolSettings,
    private readonly policies: PoolPolicies,
    private readonly sweep: Sweep,
    private readonly reports: SweepReports,
    private readonly jobs: JobQueue,
  ) {}

  @Get('policy')
  policy(@Param('key') key: string): Promise<PoolPolicyView> {
    return this.settings.policy(key);
  }

  @Put('policy')
  change(@CurrentActor() actor: Actor, @Param('key') key: string, @Body({ schema: poolPolicy }) body: z.infer<typeof poolPolicy>): Promise<PoolPolicyView> {
    return this.settings.change(actor, key, body);
  }

  /** The report of what fits into one unit or is stopped; a longer sweep runs as a job and reports later. */
  @Post('sweep')
  @HttpCode(202)
  async run(@Param('key') key: string, @Body({ schema: sweepRun }) { breakerRaised }: z.infer<typeof sweepRun>): Promise<SweepReport | { started: true }> {
    const pool = await this.policies.byKey(key);
    const { ids, open } = await this.sweep.outlook(pool, breakerRaised);
    if (open || ids.length <= SWEEP_UNIT) return this.sweep.run(pool, { breakerRaised });
    await this.jobs.add(SWEEP_JOB, { poolKey: key, breakerRaised });
    return { started: true };
  }

  @Get('sweeps')
  async sweeps(@Param('key') key: string): Promise<SweepReport[]> {
    return this.reports.list((await this.policies.byKey(key)).row.id);
  }
}
