export { Opportunity } from './opportunity.entity';
export { OpportunityRepository } from './opportunity.repository';
export { OpportunitiesModule } from './opportunities.module';
export { Opportunities } from './opportunities.service';
export { copyOf } from './opportunity-subject';
