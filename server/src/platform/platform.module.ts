import { type DynamicModule, Module } from '@nestjs/common';
import type { AppConfig } from '../config/app-config';
import { CONFIG } from '../config/config.token';
import { Clock } from './clock';
import { Database, DataSources } from './database/database';
import { UnitOfWork } from './database/unit-of-work';
import { Consumers } from './events/consumers';
import { EventLog } from './events/event-log';
import { Relay } from './events/relay';
import { Commands } from './http/commands';
import { Realtime } from './realtime/realtime';
import { SocketRealtime } from './realtime/socket-realtime';

/** The ports with the adapters that the configuration asked for. */
@Module({})
export class PlatformModule {
  static with(config: AppConfig, sources: DataSources, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSources, useValue: sources },
        { provide: Clock, useValue: clock },
        { provide: Realtime, useExisting: SocketRealtime },
        Commands,
        Consumers,
        Database,
        EventLog,
        Relay,
        SocketRealtime,
        UnitOfWork,
      ],
      exports: [CONFIG, Clock, Commands, Consumers, Database, DataSources, EventLog, Realtime, Relay, SocketRealtime, UnitOfWork],
    };
  }
}
