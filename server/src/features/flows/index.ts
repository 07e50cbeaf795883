export { FlowTemplate, FlowVersion } from './flow.entity';
export { FlowsModule } from './flows.module';
export { Flows } from './flows.service';
