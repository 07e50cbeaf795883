import { AsyncResource } from 'node:async_hooks';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readConfig } from '../../src/config/app-config';
import { column, createTable, dropTable } from '../../src/migrations/portable';
import { Database, type DataSources } from '../../src/platform/database/database';
import { openSources } from '../../src/platform/database/open-sources';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { pause } from './eventually';

class Notes1700000000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createTable(runner, 'note', [column.key('id'), column.whole('n')]);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTable(runner, 'note');
  }
}

export interface UnitPlace {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  remove(): Promise<void>;
}

export function openNotes({ dataDir, databaseUrl }: Pick<UnitPlace, 'dataDir' | 'databaseUrl'>): Promise<DataSources> {
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? undefined, SESSION_SECRET: 'a secret for contracts'.padEnd(40, '.') });
  return openSources(config, [], [Notes1700000000000]);
}

/** What every engine promises. */
export function describeUnitOfWork(engine: string, newPlace: () => Promise<UnitPlace>): void {
  describe(`unit of work: ${engine}`, () => {
    let place: UnitPlace;
    let sources: DataSources;
    let db: Database;
    let unit: UnitOfWork;

    beforeAll(async () => {
      place = await newPlace();
      sources = await openNotes(place);
      db = new Database(sources);
      unit = new UnitOfWork(sources);
    });

    afterAll(async () => {
      await sources.close();
      await place.remove();
    });

    beforeEach(() => unit.run(() => db.execute('DELETE FROM note')));

    const add = (id: string, n = 0): Promise<number> => db.execute('INSERT INTO note (id, n) VALUES (?, ?)', [id, n]);
    const bump = (id: string): Promise<number> => db.execute('UPDATE note SET n = n + 1 WHERE id = ?', [id]);
    const ids = async (): Promise<string[]> => (await db.query<{ id: string }>('SELECT id FROM note ORDER BY id')).map(({ id }) => id);

    it('keeps all of its writes or none', async () => {
      await unit.run(async () => {
        await add('a');
        await add('b');
      });
      await expectAsync(
        unit.run(async () => {
          await add('c');
          throw new Error('no');
        }),
      ).toBeRejectedWithError('no');
      await expectAsync(
        unit.run(async () => {
          await add('d');
          unit.beforeCommit(() => Promise.reject(new Error('not at the end')));
        }),
      ).toBeRejectedWithError('not at the end');
      expect(await ids()).toEqual(['a', 'b']);
    });

    it('undoes a unit whose statement failed, and only that one', async () => {
      const outcomes = await Promise.allSettled([
        unit.run(() => add('a')),
        unit.run(async () => {
          await add('b');
          await add('a');
        }),
        unit.run(async () => {
          await add('x');
          await add('x');
        }),
        unit.run(() => add('c')),
      ]);
      const kept = await ids();
      expect(kept).toContain('c');
      expect(kept).not.toContain('x');
      // Two units want "a": the engine lets one have it, whichever came first.
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(2);
    });

    it('lets a nested call join the outer unit', async () => {
      await expectAsync(
        unit.run(async () => {
          await add('a');
          await unit.run(() => add('b'));
          expect(await ids()).toEqual(['a', 'b']);
          throw new Error('no');
        }),
      ).toBeRejected();
      expect(await ids()).toEqual([]);
    });

    it('sees its own writes; others see them after the commit', async () => {
      let seen: string[] = [];
      let open!: () => void;
      const opened = new Promise<void>((resolve) => (open = resolve));
      let look!: () => void;
      const looked = new Promise<void>((resolve) => (look = resolve));
      const work = unit.run(async () => {
        await add('a');
        seen = await ids();
        open();
        await looked;
      });
      await opened;
      expect(await ids()).toEqual([]);
      look();
      await work;
      expect(seen).toEqual(['a']);
      expect(await ids()).toEqual(['a']);
    });

    it('runs what waits for the commit after it, once, and never after a rollback', async () => {
      const heard: string[] = [];
      let visible: Promise<string[]> | undefined;
      await unit.run(async () => {
        unit.afterCommit(() => {
          heard.push('committed');
          visible = ids();
        });
        await add('a');
        heard.push('worked');
      });
      expect(heard).toEqual(['worked', 'committed']);
      expect(await visible).toEqual(['a']);
      await unit
        .run(async () => {
          unit.afterCommit(() => heard.push('never'));
          await add('a');
        })
        .catch(() => undefined);
      expect(heard).toEqual(['worked', 'committed']);
    });

    it('starts another unit from what runs after the commit', async () => {
      let next: Promise<unknown> | undefined;
      await unit.run(async () => {
        await add('a');
        unit.afterCommit(() => (next = unit.run(() => add('b'))));
      });
      await next;
      expect(await ids()).toEqual(['a', 'b']);
    });

    it('refuses writes outside of a unit', async () => {
      await expectAsync(add('a')).toBeRejectedWithError(/outside of a unit/);
      await expectAsync(db.query("INSERT INTO note (id, n) VALUES ('a', 1)")).toBeRejected();
      await expectAsync(sources.read.query("INSERT INTO note (id, n) VALUES ('b', 1)")).toBeRejected();
      expect(await ids()).toEqual([]);
    });

    it('refuses statements, writes and reads, once the unit has ended', async () => {
      let write!: () => Promise<unknown>;
      let read!: () => Promise<unknown>;
      let effect!: () => void;
      await unit.run(async () => {
        write = AsyncResource.bind(() => add('late'));
        read = AsyncResource.bind(() => ids());
        effect = AsyncResource.bind(() => unit.afterCommit(() => undefined));
        await add('a');
      });
      await expectAsync(write()).toBeRejected();
      await expectAsync(read()).toBeRejectedWithError(/ended/);
      expect(effect).toThrowError(/no unit/);
      expect(await ids()).toEqual(['a']);
    });

    it('keeps a value for the length of one unit', async () => {
      const key = Symbol('list');
      const lists: unknown[] = [];
      for (let n = 0; n < 2; n += 1) {
        await unit.run(async () => {
          lists.push(unit.keep(key, () => ({ n })), unit.keep(key, () => 'another'));
        });
      }
      expect(lists).toEqual([{ n: 0 }, { n: 0 }, { n: 1 }, { n: 1 }]);
    });

    it('loses no update of many units at once', async () => {
      await unit.run(() => add('a'));
      await Promise.all(Array.from({ length: 100 }, () => unit.run(() => bump('a'))));
      expect(Number((await db.one<{ n: number }>(`SELECT n FROM note WHERE id = 'a'`))?.n)).toBe(100);
    });

    if (engine === 'SQLite') {
      it('runs units in the order of their arrival', async () => {
        const order: number[] = [];
        const work = Array.from({ length: 30 }, (_, n) =>
          unit.run(async () => {
            order.push(n);
            await pause(n % 3);
            await add(String(n));
            order.push(n);
          }),
        );
        await Promise.all(work);
        expect(order).toEqual(Array.from({ length: 60 }, (_, n) => Math.floor(n / 2)));
      });

      it('is durable: WAL with full synchronisation on the one connection that writes', async () => {
        const pragma = async (name: string): Promise<unknown> => Object.values(((await sources.write.query(`PRAGMA ${name}`)) as object[])[0])[0];
        expect(await pragma('synchronous')).toBe(2);
        expect(await pragma('journal_mode')).toBe('wal');
        expect(await pragma('foreign_keys')).toBe(1);
      });

      it('holds its folder until it is closed', async () => {
        await expectAsync(openNotes(place)).toBeRejectedWithError(/another server uses/);
        await sources.close();
        sources = await openNotes(place);
        db = new Database(sources);
        unit = new UnitOfWork(sources);
        await unit.run(() => add('a'));
        expect(await ids()).toEqual(['a']);
      });
    } else {
      it('runs the whole unit again when the engine gives way to another', async () => {
        await unit.run(async () => {
          await add('a');
          await add('b');
        });
        let runs = 0;
        const effects: string[] = [];
        const cross = (first: string, second: string): Promise<void> =>
          unit.run(async () => {
            runs += 1;
            unit.afterCommit(() => effects.push(first));
            await bump(first);
            await pause(50);
            await bump(second);
          });
        await Promise.all([cross('a', 'b'), cross('b', 'a')]);
        expect(runs).toBeGreaterThan(2);
        expect(effects.sort()).toEqual(['a', 'b']);
        const rows = await db.query<{ n: number }>('SELECT n FROM note');
        expect(rows.map(({ n }) => Number(n))).toEqual([2, 2]);
      });

      it('gives a connection back whatever happens', async () => {
        for (let n = 0; n < 60; n += 1) await unit.run(() => Promise.reject(new Error('no'))).catch(() => undefined);
        await unit.run(() => add('a'));
        expect(await ids()).toEqual(['a']);
      });
    }
  });
}
