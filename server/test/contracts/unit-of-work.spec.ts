import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { dropPlace, newPlace } from '../feature-app';
import { Tideboard } from '../harness';
import { boardsWithGaps } from '../faults/look';
import { recountedTotals, storedTotals } from '../recount';
import { describeUnitOfWork } from './unit-of-work.contract';

describeUnitOfWork('SQLite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tideboard-unit-'));
  return { dataDir, databaseUrl: null, remove: async () => rmSync(dataDir, { recursive: true, force: true }) };
});
if (process.env.TEST_MYSQL_URL) {
  describeUnitOfWork('MariaDB or MySQL', async () => {
    const place = await newPlace();
    return { ...place, remove: () => dropPlace(place) };
  });
} else {
  console.warn('SKIPPED: unit of work contract on MariaDB (TEST_MYSQL_URL is not set)');
}

describe('one busy board', () => {
  const CLIENTS = ['li.wei', 'zhang.min', 'wang.fang', 'zhao.lei', 'chen.jing', 'lead-east', 'lead-north', 'director'];
  const EACH = 50;
  let tideboard: Tideboard;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
  });
  afterAll(() => tideboard.stop());

  it('takes 16 clients at once without a gap, a wrong total or more than 1 % of retries', async () => {
    const debug = spyOn(Logger.prototype, 'debug').and.callThrough();
    const people = await Promise.all([...CLIENTS, ...CLIENTS].map((login) => tideboard.as(login)));
    const before = await tideboard.query<{ n: number | string }>('SELECT COUNT(*) AS n FROM event');
    let commands = 0;
    await Promise.all(
      people.map(async (person, client) => {
        for (let n = 0; n < EACH; n += 2) {
          const { card } = await person.create(`Busy ${client}-${n}`, { amount: 1_000 + n });
          const moved = await person.move(card, 'requirements');
          expect(moved.status).toBe(200);
          commands += 2;
        }
      }),
    );
    expect(commands).toBe(people.length * EACH);
    const retries = debug.calls.allArgs().filter(([message]) => String(message).includes('unit retried')).length;
    expect(retries).withContext('retries').toBeLessThanOrEqual(commands / 100);
    const after = await tideboard.query<{ n: number | string }>('SELECT COUNT(*) AS n FROM event');
    expect(Number(after[0].n) - Number(before[0].n)).toBeGreaterThanOrEqual(commands);
    expect(await boardsWithGaps(tideboard)).toEqual([]);
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
  });
});
