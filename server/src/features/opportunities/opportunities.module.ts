import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards';
import { CustomersModule } from '../customers';
import { IdentityModule } from '../identity';
import { PoolsModule } from '../pools';
import { OpportunitiesController } from './opportunities.controller';
import { Opportunities } from './opportunities.service';
import { OpportunityImports } from './opportunity-imports';
import { OpportunityRepository } from './opportunity.repository';
import { OpportunitySubject } from './opportunity-subject';

@Module({
  imports: [BoardsModule, CustomersModule, IdentityModule, PoolsModule],
  controllers: [OpportunitiesController],
  providers: [Opportunities, OpportunityImports, OpportunityRepository, OpportunitySubject],
  exports: [Opportunities, OpportunityImports, OpportunityRepository],
})
export class OpportunitiesModule {}
