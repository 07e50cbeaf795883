export { FollowUpsModule } from './followups.module';
