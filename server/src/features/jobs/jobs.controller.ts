import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { JobRunView } from '@tideboard/contracts';
import { Requires } from '../../platform/http/access';
import { JobsService } from './jobs.service';
import { jobRunsQuery, type JobRunsQuery, type JobsView } from './jobs.view';

@Controller('api/admin/jobs')
@Requires('settings.jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  list(@Query({ schema: jobRunsQuery }) query: JobRunsQuery): Promise<JobsView> {
    return this.jobs.list(query);
  }

  @Post(':name/run')
  @HttpCode(202)
  run(@Param('name') name: string): Promise<JobRunView> {
    return this.jobs.run(name);
  }

  @Post('runs/:id/retry')
  @HttpCode(202)
  retry(@Param('id') id: string): Promise<JobRunView> {
    return this.jobs.retry(id);
  }
}
