import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { destination, type DestinationStream } from 'pino';
import type { Options } from 'pino-http';
import type { AppConfig } from '../../config/app-config';

const SANE_ID = /^[\w.:-]{8,128}$/;
/** Levels at which finished requests are worth a line each. */
const TALKATIVE = new Set(['info', 'debug', 'trace']);
/** Requests are logged without their headers; this is for a log line that names them on purpose. */
const SECRETS = ['cookie', 'authorization', 'set-cookie', 'x-csrf-token'].flatMap((name) =>
  ['headers', 'req.headers', 'res.headers'].map((owner) => `${owner}["${name}"]`),
);

/** The id of a request: the proxy's when it is sane, otherwise a new one. It stands in logs, problems and the answer. */
export function requestId(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}

/** What pino-http is told. Good requests are worth a line only where information is asked for. */
export function requestLogOptions({ logLevel }: Pick<AppConfig, 'logLevel'>): Options {
  return {
    level: logLevel,
    genReqId: requestId,
    autoLogging: TALKATIVE.has(logLevel) ? { ignore: ({ url = '' }) => url.startsWith('/health/') || url === '/metrics' } : false,
    quietReqLogger: true,
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, url }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    wrapSerializers: false,
    customAttributeKeys: { reqId: 'requestId' },
    redact: { paths: SECRETS, censor: '[hidden]' },
    base: undefined,
  };
}

/** A write to the disk for each line would cost a tenth of a busy server. Lines leave after a fifth of a second, and at the end. */
function linesInBlocks(): DestinationStream {
  const output = destination({ dest: 1, sync: false, minLength: 8_192, periodicFlush: 200 });
  process.once('exit', () => output.flushSync());
  return output;
}

/** Structured logs, one JSON object a line. `app.useLogger(app.get(Logger))` of nestjs-pino sends Nest's own there too. */
export function requestLog(config: Pick<AppConfig, 'logLevel'>): DynamicModule {
  return LoggerModule.forRoot({ pinoHttp: [requestLogOptions(config), linesInBlocks()] });
}
