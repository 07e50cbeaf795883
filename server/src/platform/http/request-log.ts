import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { AppConfig } from '../../config/app-config';

const SANE_ID = /^[\w.:-]{8,128}$/;
/** Levels at which finished requests are worth a line each. */
const TALKATIVE = new Set(['info', 'debug', 'trace']);
const SECRETS = ['cookie', 'authorization', '["x-csrf-token"]', '["set-cookie"]'].flatMap((name) =>
  ['req', 'res', '*'].map((owner) => `${owner}.headers${name.startsWith('[') ? '' : '.'}${name}`),
);

/** The id of a request: the proxy's when it is sane, otherwise a new one. It stands in logs, problems and the answer. */
export function requestId(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}

/** Structured logs, one JSON object a line. `app.useLogger(app.get(Logger))` of nestjs-pino sends Nest's own there too. */
export function requestLog({ logLevel }: Pick<AppConfig, 'logLevel'>, stream?: DestinationStream): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level: logLevel,
      genReqId: requestId,
      autoLogging: TALKATIVE.has(logLevel) ? { ignore: ({ url = '' }) => url.startsWith('/health') || url === '/metrics' } : false,
      quietReqLogger: true,
      quietResLogger: true,
      customAttributeKeys: { reqId: 'requestId' },
      redact: { paths: SECRETS, censor: '[hidden]' },
      base: undefined,
      ...(stream ? { stream } : {}),
    },
  });
}
