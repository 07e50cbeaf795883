import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pinoHttp } from 'pino-http';
import { requestLogOptions } from './request-log';

describe('request log', () => {
  let server: Server;
  let url: string;
  let lines: Record<string, unknown>[];

  async function start(logLevel: string): Promise<void> {
    lines = [];
    const stream = { write: (line: string): unknown => lines.push(JSON.parse(line) as Record<string, unknown>) };
    const app = express();
    app.use(pinoHttp(requestLogOptions({ logLevel }), stream));
    app.get('/greet', (request, response) => {
      request.log.info({ headers: request.headers }, 'greeting');
      response.send('hello');
    });
    server = await new Promise((resolve) => {
      const listening: Server = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('answers with the id that the caller gave, and logs it', async () => {
    await start('info');
    const answer = await fetch(`${url}/greet`, { headers: { 'X-Request-Id': 'proxy-4711-abc' } });
    expect(answer.headers.get('x-request-id')).toBe('proxy-4711-abc');
    expect(lines.map(({ requestId }) => requestId)).toEqual(['proxy-4711-abc', 'proxy-4711-abc']);
    expect(lines[1]).toEqual(jasmine.objectContaining({ req: { method: 'GET', url: '/greet' }, res: { statusCode: 200 } }));
  });

  it('makes an id of its own when the given one is not sane', async () => {
    await start('info');
    for (const given of ['x', 'spaces are bad', 'a'.repeat(200)]) {
      const answer = await fetch(`${url}/greet`, { headers: { 'X-Request-Id': given } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('lets no cookie and no token through', async () => {
    await start('debug');
    await fetch(`${url}/greet`, { headers: { Cookie: 'session=s3cret', Authorization: 'Bearer s3cret', 'X-CSRF-Token': 's3cret' } });
    const text = JSON.stringify(lines);
    expect(text).toContain('[hidden]');
    expect(text).not.toContain('s3cret');
  });

  it('says nothing about good requests at warn', async () => {
    await start('warn');
    const answer = await fetch(`${url}/greet`);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines).toEqual([]);
  });
});
