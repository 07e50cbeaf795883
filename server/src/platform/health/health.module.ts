import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { ReadyChecks } from './ready-checks';

@Global()
@Module({ controllers: [HealthController], providers: [Metrics, ReadyChecks], exports: [Metrics, ReadyChecks] })
export class HealthModule implements OnModuleInit {
  constructor(
    private readonly checks: ReadyChecks,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.checks.add('database', () => this.database.one('SELECT 1 AS one'));
  }
}
