import { Module } from '@nestjs/common';
import { JobsController } from './jobs.controller';
import { JobsService } from './jobs.service';

/** The administrator's page of jobs. The queue itself is of the platform. */
@Module({ controllers: [JobsController], providers: [JobsService] })
export class JobsAdminModule {}
