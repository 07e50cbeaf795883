import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response, static as serveFiles } from 'express';

const SERVER_PATHS = /^\/(api|socket\.io|health|metrics)(\/|$)/;
const HASHED = /-[A-Z0-9]{8,}\.(js|css|woff2)$/i;

/** The built client: hashed files are kept by browsers, every other address gets the page, which knows its own routes. */
export function serveClient(app: NestExpressApplication, dir: string | null): void {
  if (!dir) return;
  app.use(
    serveFiles(dir, {
      index: false,
      setHeaders: (response, path) => response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || SERVER_PATHS.test(request.path) || !request.accepts('html')) return next();
    response.setHeader('cache-control', 'no-cache');
    return response.sendFile(join(dir, 'index.html'));
  });
}
