import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './app-config';

describe('configuration', () => {
  let dataDir: string;
  const SECRET = 'x'.repeat(32);
  const read = (env: Record<string, string | undefined> = {}): ReturnType<typeof readConfig> => readConfig({ DATA_DIR: dataDir, ...env });

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tideboard-config-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const wrong: [variable: string, env: Record<string, string>][] = [
    ['ROLE', { ROLE: 'boss' }],
    ['ROLE', { ROLE: 'worker' }],
    ['ROLE', { ROLE: 'api', DATABASE_URL: 'mysql://a:b@localhost/c' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/tideboard' }],
    ['DATABASE_URL', { DATABASE_URL: 'tideboard.sqlite' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql:nowhere' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost' }],
    ['DATABASE_URL', { DATABASE_URL: 'sqlite:' }],
    ['REDIS_URL', { REDIS_URL: 'localhost:6379' }],
    ['REDIS_URL', { REDIS_URL: 'redis://', DATABASE_URL: 'mysql://a:b@localhost/c' }],
    ['REDIS_URL', { REDIS_URL: 'redis://localhost' }],
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '80.5' }],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'perhaps' }],
    ['SEED', { SEED: 'everything' }],
    ['SEED', { SEED: 'demo', NODE_ENV: 'production' }],
    ['ADMIN_PASSWORD', { ADMIN_LOGIN: 'root', ADMIN_PASSWORD: 'short' }],
    ['ADMIN_LOGIN', { ADMIN_PASSWORD: 'long enough to pass' }],
    ['ADMIN_LOGIN', { ADMIN_LOGIN: 'root' }],
    ['TIME_ZONE', { TIME_ZONE: 'Mars/Olympus' }],
    ['TEST_CLOCK_URL', { TEST_CLOCK_URL: 'noon' }],
    ['TEST_CLOCK_URL', { TEST_CLOCK_URL: 'http://localhost:1', NODE_ENV: 'production' }],
  ];

  for (const [variable, env] of wrong) {
    it(`stops at ${JSON.stringify(env)} with one line that names ${variable}`, () => {
      let error: unknown;
      try {
        read({ SESSION_SECRET: SECRET, ...env });
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(ConfigError);
      const { message } = error as Error;
      expect(message).toMatch(new RegExp(`^[A-Z_, ]*${variable}[A-Z_, ]*: .+`));
      expect(message).not.toContain('\n');
    });
  }

  it('takes an empty value as unset', () => {
    const config = read({ SESSION_SECRET: SECRET, ROLE: '', PORT: '', DATABASE_URL: '', REDIS_URL: '', SEED: '' });
    expect([config.role, config.port, config.database.kind, config.redisUrl, config.seed]).toEqual(['all', 3000, 'sqlite', null, 'demo']);
  });

  it('seeds no demo in production', () => {
    expect(read({ SESSION_SECRET: SECRET, NODE_ENV: 'production' }).seed).toBe('none');
  });

  it('speaks to MariaDB as to MySQL', () => {
    expect(read({ SESSION_SECRET: SECRET, DATABASE_URL: 'mariadb://a:b@localhost/c' }).database).toEqual({ kind: 'mysql', url: 'mysql://a:b@localhost/c' });
  });

  it('makes a secret that only its owner can read, and keeps it', () => {
    const { sessionSecret } = read();
    expect(sessionSecret.length).toBeGreaterThanOrEqual(32);
    const file = join(dataDir, 'session-secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(sessionSecret);
    expect(read().sessionSecret).toBe(sessionSecret);
    expect(read({ SESSION_SECRET: SECRET }).sessionSecret).toBe(SECRET);
  });

  it('makes the secret anew when a crash has left an empty file', () => {
    const file = join(dataDir, 'session-secret');
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    expect(read().sessionSecret.length).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps no secret where one is given', () => {
    read({ SESSION_SECRET: SECRET });
    expect(existsSync(join(dataDir, 'session-secret'))).toBeFalse();
  });

  it('names the folder in which a secret cannot be kept', () => {
    const file = join(dataDir, 'plain');
    writeFileSync(file, '');
    expect(() => read({ DATA_DIR: file })).toThrowMatching((error) => error instanceof ConfigError && error.message.startsWith('DATA_DIR: '));
  });
});
