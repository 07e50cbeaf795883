import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Global, type INestApplication, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { CSRF_HEADER } from '@tideboard/contracts';
import { DataSource, type MigrationInterface } from 'typeorm';
import { type AppConfig, readConfig } from '../src/config/app-config';
import { CONFIG } from '../src/config/config.token';
import { Clock, FakeClock } from '../src/platform/clock';
import { Database, DataSources } from '../src/platform/database/database';
import { openSources } from '../src/platform/database/open-sources';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { AccessGuard } from '../src/platform/http/access.guard';
import { validationPipe } from '../src/platform/http/bad-input';
import { ProblemFilter } from '../src/platform/http/problem.filter';
import { RightsNotice } from '../src/platform/http/rights-changed';
import { newId } from '../src/platform/ids';

export class RecordedNotices extends RightsNotice {
  readonly told: string[][] = [];

  changed(userIds: string[]): void {
    this.told.push(userIds);
  }
}

@Global()
@Module({})
class TestPlatform {
  static of(config: AppConfig, sources: DataSources, clock: Clock, notices: RightsNotice): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: DataSources, useValue: sources },
      { provide: Clock, useValue: clock },
      { provide: RightsNotice, useValue: notices },
      Database,
      UnitOfWork,
    ];
    return { module: TestPlatform, providers, exports: providers };
  }
}

export interface FeatureAppParts {
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly entities: Parameters<typeof openSources>[1];
  readonly migrations: (new () => MigrationInterface)[];
  readonly config?: Partial<AppConfig>;
  /** Where an earlier app has left its database; by default a new one. */
  readonly place?: Place;
}

/** A data folder, and a database of its own where TEST_MYSQL_URL names a server. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Real features on a real SQLite file (or MariaDB by TEST_MYSQL_URL), with a clock that stands still. */
export class FeatureApp {
  private constructor(
    readonly app: INestApplication,
    readonly clock: FakeClock,
    readonly notices: RecordedNotices,
    readonly sources: DataSources,
    readonly place: Place,
  ) {}

  static async start({ imports, entities, migrations, config, place }: FeatureAppParts): Promise<FeatureApp> {
    const own = place ?? (await newPlace());
    const secret = 'a secret for tests'.padEnd(40, '.');
    const environment = { DATA_DIR: own.dataDir, DATABASE_URL: own.databaseUrl ?? undefined, SEED: 'none', SESSION_SECRET: secret };
    const settings = { ...readConfig(environment), ...config };
    const sources = await openSources(settings, entities, migrations);
    const clock = new FakeClock(Date.parse('2026-11-21T08:00:00.000Z'));
    const notices = new RecordedNotices();
    const builder = Test.createTestingModule({
      imports: [TestPlatform.of(settings, sources, clock, notices), ...imports],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: validationPipe },
      ],
    });
    const app = (await builder.compile()).createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    return new FeatureApp(app, clock, notices, sources, own);
  }

  get<T>(type: Type<T> | (abstract new () => T)): T {
    return this.app.get(type as Type<T>, { strict: false });
  }

  /** A unit of work, for what has no route. */
  unit<T>(work: () => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(work);
  }

  query<T>(sql: string, params: (string | number | null)[] = []): Promise<T[]> {
    return this.get(Database).query<T>(sql, params);
  }

  browser(): Browser {
    return new Browser(`http://127.0.0.1:${(this.app.getHttpServer().address() as AddressInfo).port}`);
  }

  /** Ends the server; `keep` leaves the database for a next one. */
  async stop({ keep = false } = {}): Promise<void> {
    await this.app.close();
    if (!keep && this.place.databaseUrl) await this.sources.write.query(`DROP DATABASE ${new URL(this.place.databaseUrl).pathname.slice(1)}`);
    await this.sources.close();
    if (!keep) rmSync(this.place.dataDir, { recursive: true, force: true });
  }
}

export async function newPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tideboard-spec-'));
  const server = process.env.TEST_MYSQL_URL;
  if (!server) return { dataDir, databaseUrl: null };
  const name = `spec_${newId().replaceAll('-', '')}`;
  const door = await new DataSource({ type: 'mysql', url: server }).initialize();
  await door.query(`CREATE DATABASE ${name}`);
  await door.destroy();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { dataDir, databaseUrl: url.href };
}

/** Removes the place with everything in it; its server has ended. */
export async function dropPlace({ dataDir, databaseUrl }: Place): Promise<void> {
  if (databaseUrl) {
    const door = await new DataSource({ type: 'mysql', url: databaseUrl }).initialize();
    await door.query(`DROP DATABASE ${new URL(databaseUrl).pathname.slice(1)}`);
    await door.destroy();
  }
  rmSync(dataDir, { recursive: true, force: true });
}

/** Keeps the session cookie and sends the CSRF token, as a browser with our client does. */
export class Browser {
  cookie: string | null = null;
  csrfToken = '';

  constructor(private readonly address: string) {}

  async login(login: string, password: string): Promise<Answer<any>> {
    const answer = await this.send<any>('POST', '/api/session', { login, password });
    if (answer.status === 200) this.csrfToken = answer.body.csrfToken;
    return answer;
  }

  async send<T = any>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(this.address + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrfToken ? { [CSRF_HEADER]: this.csrfToken } : {}),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0];
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T, headers: response.headers };
  }
}
