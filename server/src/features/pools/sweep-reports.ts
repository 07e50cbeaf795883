import { Injectable } from '@nestjs/common';
import type { SweepReport } from '@tideboard/contracts';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { newId } from '../../platform/ids';
import { SweepReportRow } from './pool.entity';

const LISTED = 50;

/** What sweeps have done, newest first. */
@Injectable()
export class SweepReports {
  constructor(
    private readonly db: Database,
    private readonly unit: UnitOfWork,
  ) {}

  async keep(poolId: string, report: SweepReport): Promise<void> {
    await this.unit.run(() => this.db.repository(SweepReportRow).insert({ id: newId(), poolId, at: Date.parse(report.at), report }));
  }

  async list(poolId: string): Promise<SweepReport[]> {
    const rows = await this.db.repository(SweepReportRow).find({ where: { poolId }, order: { at: 'DESC', id: 'DESC' }, take: LISTED });
    return rows.map(({ report }) => report);
  }
}
