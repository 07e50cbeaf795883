export { JobsAdminModule } from './jobs-admin.module';
