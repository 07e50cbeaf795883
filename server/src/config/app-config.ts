import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Everything that the environment decides, parsed once at the start. */
export interface AppConfig {
  readonly role: 'all' | 'api' | 'worker';
  readonly production: boolean;
  readonly database: { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'mysql'; readonly url: string };
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly filesDir: string;
  readonly clientDir: string | null;
  readonly host: string;
  readonly port: number;
  readonly sessionSecret: string;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  /** What to lay into an empty database. */
  readonly seed: 'demo' | 'none';
  readonly admin: { readonly login: string; readonly password: string } | null;
  readonly timeZone: string;
  /** Address of a shared fake clock, for tests with several processes; refused in production. */
  readonly testClockUrl: string | null;
}

const environment = z.object({
  NODE_ENV: z.string().optional(),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|mariadb|sqlite):/, 'starts with mysql:, mariadb: or sqlite:')
    .refine(namesDatabase, 'names a server and a database, as mysql://user:password@host:3306/name, or a file, as sqlite:path')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'starts with redis:// or rediss://')
    .refine((url) => Boolean(parsedUrl(url)?.hostname), 'names a server, as redis://host:6379')
    .optional(),
  DATA_DIR: z.string().default('data'),
  FILES_DIR: z.string().optional(),
  CLIENT_DIR: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SESSION_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  TRUST_PROXY: z.stringbool().default(false),
  SEED: z.enum(['demo', 'none']).optional(),
  ADMIN_LOGIN: z.string().min(1).optional(),
  ADMIN_PASSWORD: z.string().min(10, 'at least 10 characters').optional(),
  TIME_ZONE: z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  TEST_CLOCK_URL: z.url().optional(),
});

/** A wrong setting: one clear line, and the start stops. */
export class ConfigError extends Error {}

/** @throws ConfigError that names the variable and what it should be. */
export function readConfig(env: Record<string, string | undefined> = process.env): AppConfig {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${issue.path.join('.')}: ${issue.message}`);
  }
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const dataDir = resolve(e.DATA_DIR);
  const database = databaseOf(e.DATABASE_URL, dataDir);
  if (database.kind === 'sqlite' && e.REDIS_URL) {
    throw new ConfigError('REDIS_URL: SQLite serves one process; set DATABASE_URL to MySQL or MariaDB to use Redis');
  }
  if (database.kind === 'sqlite' && e.ROLE !== 'all') throw new ConfigError('ROLE: with SQLite only "all" works, in one process');
  if (e.ROLE !== 'all' && !e.REDIS_URL) throw new ConfigError('ROLE: api and worker need REDIS_URL to hear each other');
  if (production && e.SEED === 'demo') throw new ConfigError('SEED: the demo has known passwords and is refused in production');
  if (production && e.TEST_CLOCK_URL) throw new ConfigError('TEST_CLOCK_URL: refused in production');
  if (Boolean(e.ADMIN_LOGIN) !== Boolean(e.ADMIN_PASSWORD)) throw new ConfigError('ADMIN_LOGIN, ADMIN_PASSWORD: set both or none');
  return {
    role: e.ROLE,
    production,
    database,
    redisUrl: e.REDIS_URL ?? null,
    dataDir,
    filesDir: resolve(e.FILES_DIR ?? join(dataDir, 'files')),
    clientDir: e.CLIENT_DIR ? resolve(e.CLIENT_DIR) : null,
    host: e.HOST,
    port: e.PORT,
    sessionSecret: e.SESSION_SECRET ?? keptSecret(dataDir),
    logLevel: e.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    trustProxy: e.TRUST_PROXY,
    seed: e.SEED ?? (production ? 'none' : 'demo'),
    admin: e.ADMIN_LOGIN && e.ADMIN_PASSWORD ? { login: e.ADMIN_LOGIN, password: e.ADMIN_PASSWORD } : null,
    timeZone: e.TIME_ZONE,
    testClockUrl: e.TEST_CLOCK_URL ?? null,
  };
}

function databaseOf(url: string | undefined, dataDir: string): AppConfig['database'] {
  if (!url) return { kind: 'sqlite', file: join(dataDir, 'tideboard.sqlite') };
  if (url.startsWith('sqlite:')) return { kind: 'sqlite', file: resolve(url.replace(/^sqlite:(\/\/)?/, '')) };
  return { kind: 'mysql', url: url.replace(/^mariadb:/, 'mysql:') };
}

/** Written beside and renamed: a start that is killed half way leaves no short secret behind. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret');
  try {
    const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (kept.length >= 32) return kept;
    mkdirSync(dataDir, { recursive: true });
    const secret = randomBytes(32).toString('hex');
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, `${secret}\n`, { mode: 0o600 });
    renameSync(beside, file);
    return secret;
  } catch (error) {
    throw new ConfigError(`DATA_DIR: cannot keep a session secret there: ${(error as Error).message}`);
  }
}

function namesDatabase(url: string): boolean {
  if (url.startsWith('sqlite:')) return url.replace(/^sqlite:(\/\/)?/, '').length > 0;
  const parsed = parsedUrl(url);
  return Boolean(parsed?.hostname) && (parsed?.pathname.length ?? 0) > 1;
}

function parsedUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
