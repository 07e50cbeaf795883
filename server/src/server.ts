import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { Server } from 'socket.io';
import { AppModule } from './app.module';
import type { AppConfig } from './config/app-config';
import { MIGRATIONS } from './migrations';
import { type Clock, SystemClock } from './platform/clock';
import { openSources } from './platform/database/open-sources';
import { Metrics } from './platform/health/metrics';
import { setupOpenApi } from './platform/http/openapi';
import { serveClient } from './platform/http/serve-client';
import { LiveGateway } from './platform/realtime/live.gateway';
import type { ClusterLink } from './platform/realtime/streams-adapter';
import { SocketRealtime } from './platform/realtime/socket-realtime';
import { ENTITIES } from './entities';

export interface RunningServer {
  readonly app: NestExpressApplication;
  readonly url: string;
  stop(): Promise<void>;
}

/** Opens the database, brings it up to date and listens. */
export async function startServer(config: AppConfig, clock: Clock = new SystemClock()): Promise<RunningServer> {
  const sources = await openSources(config, ENTITIES, MIGRATIONS);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, sources, clock), { bufferLogs: true, bodyParser: false });
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  app.disable('etag');
  if (config.trustProxy) app.set('trust proxy', 1);
  app.use(app.get(Metrics).measure);
  app.use(securityHeaders(config));
  app.useBodyParser('json', { limit: '1mb' });
  setupOpenApi(app);
  serveClient(app, clientDir(config));
  const { sockets, link } = await attachSockets(app, config);
  await app.listen(config.port, config.host);
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    app,
    url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`,
    stop: async () => {
      // Sockets first: an open one would hold the HTTP server back. Those of other nodes stay.
      sockets.local.disconnectSockets(true);
      await app.close();
      await sockets.close();
      link?.close();
      await sources.close();
    },
  };
}

async function attachSockets(app: NestExpressApplication, config: AppConfig): Promise<{ sockets: Server; link: ClusterLink | null }> {
  const server = new Server({ path: '/socket.io', serveClient: false, maxHttpBufferSize: 100_000, perMessageDeflate: false, connectionStateRecovery: undefined });
  const link = config.redisUrl ? (await import('./platform/realtime/streams-adapter')).streamsLink(config.redisUrl) : null;
  if (link) server.adapter(link.adapter);
  await app.init();
  server.attach(app.getHttpServer());
  app.get(SocketRealtime).attach(server);
  app.get(LiveGateway).attach(server, link);
  app.get(Metrics).gauge('tideboard_sockets', 'Connected sockets.', () => server.engine.clientsCount);
  return { sockets: server, link };
}

function securityHeaders({ production }: AppConfig): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Angular puts the styles of components into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: production,
    crossOriginEmbedderPolicy: false,
  });
}

function clientDir(config: AppConfig): string | null {
  const dir = config.clientDir ?? resolve(import.meta.dirname, '../client');
  return existsSync(dir) ? dir : null;
}
