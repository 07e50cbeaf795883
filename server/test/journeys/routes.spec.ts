import { ModulesContainer, Reflector } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { REQUIREMENT, type Requirement } from '../../src/platform/http/access';
import { Tideboard } from '../harness';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly requirement: Requirement | undefined;
}

const OPEN = ['GET /api/session', 'POST /api/session', 'POST /api/setup', 'GET /health/live', 'GET /health/ready', 'GET /metrics'];

describe('every route', () => {
  let tideboard: Tideboard;
  let routes: Route[];

  beforeAll(async () => {
    tideboard = await Tideboard.start();
    routes = routesOf(tideboard);
  });

  afterAll(() => tideboard.stop());

  it('says whom it is for', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter(({ requirement }) => requirement === undefined).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('is closed to strangers, but for the few that let people in', async () => {
    const open = routes.filter(({ requirement }) => requirement === 'public').map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([...OPEN].sort());
    for (const { method, path } of routes.filter(({ requirement }) => requirement !== 'public')) {
      const answer = await fetch(tideboard.url + path.replace(/:\w+/g, 'x'), { method });
      expect([`${method} ${path}`, answer.status]).toEqual([`${method} ${path}`, 401]);
    }
  });
});

function routesOf(tideboard: Tideboard): Route[] {
  const reflector = tideboard.get(Reflector);
  const controllers = [...tideboard.get(ModulesContainer).values()].flatMap(({ controllers }) => [...controllers.values()]);
  return controllers.flatMap(({ instance, metatype }) => {
    const base = [Reflect.getMetadata(PATH_METADATA, metatype as object) ?? ''].flat()[0] as string;
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: never[]) => unknown>;
    const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
    return names.flatMap((name): Route[] => {
      const handler = prototype[name];
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
      if (path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
      const requirement = reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, [handler, metatype as never]);
      return [{ method, path: `/${[base, path].filter((part) => part && part !== '/').join('/')}`, requirement }];
    });
  });
}
