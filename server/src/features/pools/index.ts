import { ClaimLedgerRow, ClaimQuota, OwnershipPeriod, OwnershipRow, Pool, SweepReportRow } from './pool.entity';

export { Handovers } from './handovers.service';
export { type OwnedCard, Ownership } from './ownership';
export { PoolClocks } from './pool-clocks';
export { PoolsModule } from './pools.module';
export { Sweep, SWEEP_JOB } from './sweep';

export const POOL_ENTITIES = [Pool, OwnershipRow, OwnershipPeriod, ClaimQuota, ClaimLedgerRow, SweepReportRow];
