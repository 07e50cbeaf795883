import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response, Router, static as serveFiles } from 'express';

const PATH = '/api/docs';

/**
 * The API's description at /api/docs and /api/docs-json, derived from the schemas of `@Body`, `@Query` and `@Param`. Made at
 * the first request: the package and its scan would cost every start a quarter of a second.
 */
export function setupOpenApi(app: NestExpressApplication): void {
  let router: Promise<Router> | null = null;
  app.use(async (request: Request, response: Response, next: NextFunction) => {
    if (!request.path.startsWith(PATH)) return next();
    router ??= openApiRouter(app);
    return (await router)(request, response, next);
  });
}

async function openApiRouter(app: INestApplication): Promise<Router> {
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const router = Router();
  const description = new DocumentBuilder()
    .setTitle('Tideboard')
    .setDescription('Every write carries the header x-csrf-token of GET /api/session; errors are problem+json (RFC 9457).')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth()
    .build();
  const document = SwaggerModule.createDocument(app, description, { autoTagControllers: true });
  // Swagger registers routes on the application, which has its routes already: it gets the router in its place.
  const late = {
    getHttpAdapter: () => ({
      get: (path: string, handler: (request: Request, response: Response) => unknown) => router.get(path, handler),
      getType: () => 'express',
      getRequestUrl: ({ originalUrl }: Request) => originalUrl,
    }),
    useStaticAssets: (folder: string, { prefix }: { prefix: string }) => router.use(prefix, serveFiles(folder)),
  } as unknown as INestApplication;
  SwaggerModule.setup(PATH, late, document, { customSiteTitle: 'Tideboard API' });
  return router;
}
