import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, EntitySchema } from 'typeorm';
import { Database, DataSources } from './database';
import { UnitOfWork } from './unit-of-work';

const Note = new EntitySchema<{ id: number; text: string }>({
  name: 'note',
  columns: { id: { type: 'integer', primary: true }, text: { type: 'text' } },
});

describe('units on SQLite', () => {
  let folder: string;
  let sources: DataSources;
  let unit: UnitOfWork;
  let db: Database;
  const note = (id: number, text = ''): Promise<number> => db.execute('INSERT INTO note (id, text) VALUES (?, ?)', [id, text]);
  /** Read by the other connection: what is durable. */
  const ids = async (): Promise<number[]> => (await db.query<{ id: number }>('SELECT id FROM note ORDER BY id')).map(({ id }) => id);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tideboard-units-'));
    const options = { type: 'better-sqlite3' as const, database: join(folder, 'units.sqlite'), entities: [Note] };
    const prepareDatabase = (driver: { pragma(text: string): void; exec(sql: string): void }): void => {
      driver.pragma('journal_mode = WAL');
      driver.pragma('foreign_keys = ON');
      driver.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
      driver.exec('CREATE TABLE reply (note INTEGER REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)');
    };
    const write = await new DataSource({ ...options, prepareDatabase }).initialize();
    sources = new DataSources('sqlite', write, await new DataSource({ ...options, readonly: true }).initialize());
    unit = new UnitOfWork(sources);
    db = new Database(sources);
  });

  afterEach(async () => {
    await Promise.all([sources.write.destroy(), sources.read.destroy()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('run in order of arrival and are answered once they are durable', async () => {
    const order: string[] = [];
    await Promise.all(
      [1, 2, 3].map(async (id) => {
        await unit.run(async () => {
          order.push(`begin ${id}`);
          await note(id);
          await Promise.resolve();
          order.push(`end ${id}`);
        });
        expect(await ids()).toContain(id);
      }),
    );
    expect(order).toEqual([1, 2, 3].flatMap((id) => [`begin ${id}`, `end ${id}`]));
  });

  it('see what those before them in the same commit have written', async () => {
    const [, seen] = await Promise.all([unit.run(() => note(1)), unit.run(ids)]);
    expect(seen).toEqual([1]);
  });

  it('undo their own writes only when they fail', async () => {
    const refused = unit.run(async () => {
      await note(2);
      throw new Error('refused');
    });
    const [first, second, third] = await Promise.allSettled([unit.run(() => note(1)), refused, unit.run(() => note(3))]);
    expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids()).toEqual([1, 3]);
  });

  it('keep refusals back until what they were judged on is durable', async () => {
    const written = unit.run(() => note(1));
    const durable = unit
      .run(async () => {
        throw new Error(`refused at ${(await ids()).length}`);
      })
      .catch(async (error: Error) => [error.message, await ids()]);
    expect(await durable).toEqual(['refused at 1', [1]]);
    await written;
  });

  it('all fail when their commit fails, without effects, and the next ones work', async () => {
    const effects: string[] = [];
    const good = unit.run(async () => {
      unit.afterCommit(() => effects.push('good'));
      await note(1);
    });
    const orphan = unit.run(() => db.execute('INSERT INTO reply (note) VALUES (99)'));
    const ends = await Promise.allSettled([good, orphan]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([effects, await ids()]).toEqual([[], []]);
    await unit.run(() => note(2));
    expect(await ids()).toEqual([2]);
  });

  it('take effect in order, after the commit', async () => {
    const effects: string[] = [];
    await Promise.all(
      [1, 2].map((id) =>
        unit.run(async () => {
          unit.afterCommit(() => effects.push(`effect ${id}`));
          unit.beforeCommit(async () => void effects.push(`flush ${id}`));
          await note(id);
        }),
      ),
    );
    expect(effects).toEqual(['flush 1', 'flush 2', 'effect 1', 'effect 2']);
  });

  it('cover what repositories of entities write', async () => {
    const failed = unit.run(async () => {
      await db.repository(Note).insert({ id: 1, text: 'one' });
      throw new Error('refused');
    });
    await expectAsync(failed).toBeRejectedWithError('refused');
    await unit.run(async () => void (await db.repository(Note).insert({ id: 2, text: 'two' })));
    expect(await ids()).toEqual([2]);
  });

  it('refuse writes that come after their end', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await unit.run(async () => {
      late = new Promise((resolve) => setTimeout(resolve, 1)).then(() => note(1));
      late.catch(() => undefined);
    });
    await expectAsync(late).toBeRejected();
    expect(await ids()).toEqual([]);
  });
});
