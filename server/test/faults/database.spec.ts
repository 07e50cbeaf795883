import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { TestServices } from '../../../tools/test-services.mjs';
import { eventually, pause } from '../contracts/eventually';
import { type Person, Tideboard } from '../harness';
import { type Ended, ServerProcess } from './built-server';
import { expectSound, outboxIsEmpty } from './look';
import { onCluster, privateServices } from './private-services';

describe('a start that cannot be', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tideboard-start-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function failed(env: Record<string, string>): Promise<Ended> {
    const server = await ServerProcess.spawn(env);
    const ended = await Promise.race([server.gone, pause(25_000).then(() => null)]);
    if (!ended) await server.end();
    return ended ?? server.gone;
  }

  function expectOneLine({ code, out, err }: Ended, says: RegExp): void {
    expect(code).toBe(1);
    expect(err.trim().split('\n').length).withContext(err).toBe(1);
    expect(err).toMatch(says);
    expect(out).not.toContain('is at');
  }

  it('names a data folder that is a file', async () => {
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    expectOneLine(await failed({ DATA_DIR: file }), /^DATA_DIR.*plain/);
  });

  it('names a data folder that cannot be written', async () => {
    const place = process.getuid?.() === 0 ? '/sys/tideboard' : join(folder, 'closed');
    if (!place.startsWith('/sys')) mkdirSync(place, { mode: 0o500 });
    expectOneLine(await failed({ DATA_DIR: place }), /^DATA_DIR/);
    expectOneLine(await failed({ DATA_DIR: place, SESSION_SECRET: '' }), /^DATA_DIR/);
  });

  it('names a database file that is something else', async () => {
    writeFileSync(join(folder, 'letter.txt'), 'Dear database, this is not SQLite. '.repeat(40));
    expectOneLine(await failed({ DATA_DIR: folder, DATABASE_URL: `sqlite:${join(folder, 'letter.txt')}` }), /DATABASE_URL.*letter\.txt/);
  });

  it('names a database server that is not there', async () => {
    expectOneLine(await failed({ DATA_DIR: folder, DATABASE_URL: 'mysql://nobody:secret-word@127.0.0.1:9/none' }), /^DATABASE_URL(?!.*secret-word)/);
  });

  it('names a second server on the same folder, and lets a third in after a crash', async () => {
    const DATA_DIR = join(folder, 'shared');
    const first = await ServerProcess.spawn({ DATA_DIR });
    const url = await first.url();
    expectOneLine(await failed({ DATA_DIR }), /^DATA_DIR: another server uses .*shared/);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await first.end('SIGKILL');
    const third = await ServerProcess.spawn({ DATA_DIR });
    await third.url();
    const { code, err } = await third.end('SIGTERM');
    expect([code, err]).toEqual([0, '']);
  }, 30_000);

  const { TEST_MYSQL_URL } = process.env;
  if (TEST_MYSQL_URL) {
    it('names a wrong account and a missing database', async () => {
      const url = new URL(TEST_MYSQL_URL);
      url.pathname = '/no_such_database';
      expectOneLine(await failed({ DATA_DIR: folder, DATABASE_URL: url.href }), /^DATABASE_URL.*no_such_database/);
      url.password = 'wrong-word';
      expectOneLine(await failed({ DATA_DIR: folder, DATABASE_URL: url.href }), /^DATABASE_URL.*denied/);
    });
  }
});

if (onCluster('a MariaDB that is killed')) {
  describe('a MariaDB that is killed', () => {
    let services: TestServices;
    let tideboard: Tideboard;
    let rep: Person;

    beforeAll(async () => {
      Logger.overrideLogger(['fatal']);
      services = await privateServices();
      const place = { dataDir: mkdtempSync(join(tmpdir(), 'tideboard-fault-')), databaseUrl: await services.createDatabase('killed') };
      tideboard = await Tideboard.start({ place, env: { REDIS_URL: services.redisUrl, LOG_LEVEL: 'silent' } });
      rep = await tideboard.as('li.wei');
    }, 60_000);

    afterAll(async () => {
      await services.startMariadb();
      await tideboard.stop();
      Logger.overrideLogger(['log', 'warn', 'error', 'fatal']);
    });

    it('is answered with 503 at once, and everything works again after its restart', async () => {
      const { id } = await rep.board();
      const ear = await rep.listen(id);
      const { card } = await rep.create('Survivor');
      const inFlight = Promise.all(Array.from({ length: 12 }, (_, n) => rep.send('POST', '/api/boards/opportunity/cards', { title: `In flight ${n}` })));
      await services.killMariadb();
      for (const { status } of await inFlight) expect([201, 503]).toContain(status);

      for (let n = 0; n < 3; n += 1) {
        const start = performance.now();
        const answers = await Promise.all([rep.move(card, 'requirements'), rep.send('GET', '/api/boards/opportunity')]);
        expect(answers.map(({ status }) => status)).toEqual([503, 503]);
        expect(performance.now() - start).toBeLessThan(3_000);
      }
      expect((await fetch(`${tideboard.url}/health/ready`)).status).toBe(503);
      expect((await fetch(`${tideboard.url}/health/live`)).status).toBe(200);

      await services.startMariadb();
      await eventually('it is ready', async () => (await fetch(`${tideboard.url}/health/ready`)).status === 200);
      const moved = await rep.move(card, 'requirements');
      expect(moved.status).toBe(200);
      await ear.through(moved.body.message.to);
      await eventually('the outbox is empty', () => {
        tideboard.clock.advance(15_000);
        return outboxIsEmpty(tideboard);
      }, 20_000);
      await expectSound(tideboard);
      ear.close();
    }, 60_000);
  });
}
