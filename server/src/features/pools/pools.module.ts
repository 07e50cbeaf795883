import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards';
import { FlowsModule } from '../flows';
import { IdentityModule } from '../identity';
import { ClaimFactsReader } from './claim-facts';
import { ClaimQuotaRepository } from './claim-quota.repository';
import { Claims } from './claims.service';
import { ClockRefresh } from './clock-refresh';
import { Handovers } from './handovers.service';
import { LostToPool } from './lost-to-pool.consumer';
import { Ownership } from './ownership';
import { OwnershipController } from './ownership.controller';
import { OwnershipRepository } from './ownership.repository';
import { PoolAdminController } from './pool-admin.controller';
import { PoolClocks } from './pool-clocks';
import { PooledCards } from './pooled-cards.repository';
import { PoolPages } from './pool-pages.service';
import { PoolPolicies } from './pool-policies';
import { PoolSettings } from './pool-settings.service';
import { PoolsController } from './pools.controller';
import { Sweep } from './sweep';
import { SweepReports } from './sweep-reports';
import { TeamFollow } from './team-follow';

@Module({
  imports: [BoardsModule, FlowsModule, IdentityModule],
  controllers: [PoolsController, OwnershipController, PoolAdminController],
  providers: [
    ClaimFactsReader,
    ClaimQuotaRepository,
    Claims,
    ClockRefresh,
    Handovers,
    LostToPool,
    Ownership,
    OwnershipRepository,
    PoolClocks,
    PooledCards,
    PoolPages,
    PoolPolicies,
    PoolSettings,
    Sweep,
    SweepReports,
    TeamFollow,
  ],
  exports: [Handovers, Ownership, PoolClocks, Sweep],
})
export class PoolsModule {}
