import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { AppConfig } from './config/app-config';
import { BoardsModule, ScopedBoardDoor } from './features/boards';
import { CustomersModule } from './features/customers';
import { DemoModule } from './features/demo';
import { FlowsModule } from './features/flows';
import { FollowUpsModule } from './features/followups';
import { IdentityModule } from './features/identity';
import { ImportsModule } from './features/imports';
import { JobsAdminModule } from './features/jobs';
import { OpportunitiesModule } from './features/opportunities';
import { PoolsModule } from './features/pools';
import type { Clock } from './platform/clock';
import type { DataSources } from './platform/database/database';
import { HealthModule } from './platform/health/health.module';
import { AccessGuard } from './platform/http/access.guard';
import { validationPipe } from './platform/http/bad-input';
import { ProblemFilter } from './platform/http/problem.filter';
import { requestLog } from './platform/http/request-log';
import { RightsNotice } from './platform/http/rights-changed';
import { Housekeeping } from './platform/housekeeping';
import { JobsModule } from './platform/jobs/jobs.module';
import { PlatformModule } from './platform/platform.module';
import { BoardDoor } from './platform/realtime/board-door';
import { LiveGateway, LiveRightsNotice } from './platform/realtime/live.gateway';

/** Sockets know people and boards through two abstract classes; here they meet their features. */
@Global()
@Module({
  imports: [IdentityModule, BoardsModule],
  providers: [{ provide: BoardDoor, useExisting: ScopedBoardDoor }, LiveGateway],
  exports: [LiveGateway],
})
export class LiveModule {}

/** Lets every feature tell the sockets that rights have changed; the gateway comes later, for it needs those features. */
@Global()
@Module({ providers: [{ provide: RightsNotice, useClass: LiveRightsNotice }], exports: [RightsNotice] })
export class RightsModule {}

@Module({})
export class AppModule {
  static with(config: AppConfig, sources: DataSources, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        requestLog(config),
        PlatformModule.with(config, sources, clock),
        RightsModule,
        HealthModule,
        JobsModule,
        FlowsModule,
        IdentityModule,
        BoardsModule,
        CustomersModule,
        PoolsModule,
        OpportunitiesModule,
        ImportsModule,
        FollowUpsModule,
        JobsAdminModule,
        DemoModule,
        LiveModule,
      ],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: validationPipe },
        Housekeeping,
      ],
    };
  }
}
