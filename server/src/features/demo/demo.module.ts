import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards';
import { CustomersModule } from '../customers';
import { FlowsModule } from '../flows';
import { IdentityModule } from '../identity';
import { OpportunitiesModule } from '../opportunities';
import { PoolsModule } from '../pools';
import { FirstBoards } from './first-boards';

@Module({ imports: [BoardsModule, CustomersModule, FlowsModule, IdentityModule, OpportunitiesModule, PoolsModule], providers: [FirstBoards] })
export class DemoModule {}
