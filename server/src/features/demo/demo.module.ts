import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards';
import { CustomersModule } from '../customers';
import { FlowsModule } from '../flows';
import { IdentityModule } from '../identity';
import { OpportunitiesModule } from '../opportunities';
import { FirstBoards } from './first-boards';

@Module({ imports: [BoardsModule, CustomersModule, FlowsModule, IdentityModule, OpportunitiesModule], providers: [FirstBoards] })
export class DemoModule {}
