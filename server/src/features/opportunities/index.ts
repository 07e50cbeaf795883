export { Opportunity } from './opportunity.entity';
export { type DraftLine, type ImportScope, type LineRefusal, mayOwn } from './draft-lines';
export { OpportunityImports } from './opportunity-imports';
export { OpportunityRepository } from './opportunity.repository';
export { OpportunitiesModule } from './opportunities.module';
export { Opportunities } from './opportunities.service';
export { copyOf } from './opportunity-subject';
