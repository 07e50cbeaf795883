import { Module } from '@nestjs/common';
import { FlowsController } from './flows.controller';
import { Flows } from './flows.service';

@Module({ controllers: [FlowsController], providers: [Flows], exports: [Flows] })
export class FlowsModule {}
