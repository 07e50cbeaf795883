import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../http/access';
import { Metrics } from './metrics';
import { ReadyChecks } from './ready-checks';

@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly checks: ReadyChecks,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string; parts: Record<string, boolean> }> {
    const { ready, parts } = await this.checks.run();
    response.status(ready ? 200 : 503).set('Cache-Control', 'no-store');
    return { status: ready ? 'ok' : 'unavailable', parts };
  }

  @Get('metrics')
  async read(@Res() response: Response): Promise<void> {
    const { type, text } = await this.metrics.page();
    response.set('Content-Type', type).send(text);
  }
}
