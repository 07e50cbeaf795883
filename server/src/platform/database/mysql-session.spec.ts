import { DataSource, EntitySchema } from 'typeorm';
import { newPlace, type Place } from '../../../test/feature-app';
import { Database, DataSources } from './database';
import { UnitOfWork } from './unit-of-work';

const Note = new EntitySchema<{ id: number; text: string }>({
  name: 'note',
  columns: { id: { type: 'integer', primary: true }, text: { type: 'varchar', length: '40' } },
});

const { TEST_MYSQL_URL } = process.env;
if (TEST_MYSQL_URL) describe('units on MySQL', specs);

function specs(): void {
  let place: Place;
  let sources: DataSources;
  let unit: UnitOfWork;
  let db: Database;
  const note = (id: number, text = ''): Promise<void> => db.post('INSERT INTO note (id, text) VALUES (?, ?)', [id, text]);
  const ids = async (): Promise<number[]> => (await db.query<{ id: number }>('SELECT id FROM note ORDER BY id')).map(({ id }) => id);

  beforeEach(async () => {
    place = await newPlace();
    const options = { type: 'mysql' as const, url: place.databaseUrl ?? '', entities: [Note] };
    const write = await new DataSource({ ...options, multipleStatements: true, synchronize: true }).initialize();
    sources = new DataSources('mysql', write, await new DataSource(options).initialize());
    unit = new UnitOfWork(sources);
    db = new Database(sources);
  });

  afterEach(async () => {
    await sources.write.query(`DROP DATABASE ${new URL(place.databaseUrl ?? '').pathname.slice(1)}`);
    await sources.close();
  });

  it('send posted writes at the latest with the commit', async () => {
    await unit.run(() => note(1, 'what?; -- \' "'));
    expect(await db.query('SELECT id, text FROM note')).toEqual([jasmine.objectContaining({ id: 1, text: 'what?; -- \' "' })]);
  });

  it('read what they have posted', async () => {
    const seen = await unit.run(async () => {
      await note(1);
      return ids();
    });
    expect(seen).toEqual([1]);
  });

  it('fail as a whole when a posted write fails, whatever came after it', async () => {
    await unit.run(() => note(2));
    const effects: string[] = [];
    const failed = unit.run(async () => {
      unit.afterCommit(() => effects.push('told'));
      await note(1);
      await note(2);
      await note(3);
    });
    await expectAsync(failed).toBeRejected();
    expect([effects, await ids()]).toEqual([[], [2]]);
  });

  it('undo everything when the work fails, posted or not', async () => {
    const failed = unit.run(async () => {
      await note(1);
      await ids();
      await note(2);
      throw new Error('refused');
    });
    await expectAsync(failed).toBeRejectedWithError('refused');
    expect(await ids()).toEqual([]);
  });

  it('keep the order between posted writes and those of entities, in one transaction', async () => {
    const failed = unit.run(async () => {
      await note(1);
      await db.repository(Note).insert({ id: 2, text: 'two' });
      expect(await db.repository(Note).countBy({})).toBe(2);
      throw new Error('refused');
    });
    await expectAsync(failed).toBeRejectedWithError('refused');
    expect(await ids()).toEqual([]);
  });

  it('wait for each other where they lock the same row', async () => {
    await unit.run(() => note(1, '0'));
    const increment = (): Promise<void> =>
      unit.run(async () => {
        const row = await db.one<{ text: string }>(`SELECT text FROM note WHERE id = 1${db.forUpdate}`);
        await db.post('UPDATE note SET text = ? WHERE id = 1', [String(Number(row?.text) + 1)]);
      });
    await Promise.all(Array.from({ length: 30 }, increment));
    expect(await db.query('SELECT text FROM note')).toEqual([jasmine.objectContaining({ text: '30' })]);
  });
}
