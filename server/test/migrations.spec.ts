import { DataSource } from 'typeorm';
import { ENTITIES } from '../src/entities';
import { MIGRATIONS } from '../src/migrations';
import { readConfig } from '../src/config/app-config';
import type { DataSources } from '../src/platform/database/database';
import { openSources } from '../src/platform/database/open-sources';
import { dropPlace, newPlace, type Place } from './feature-app';
import { schemaOf } from './schema';

describe('migrations', () => {
  let place: Place;
  let sources: DataSources;
  let write: DataSource;

  beforeEach(async () => {
    place = await newPlace();
    const env = { DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? undefined, SESSION_SECRET: 'a secret for migrations'.padEnd(40, '.') };
    sources = await openSources(readConfig(env), ENTITIES, MIGRATIONS);
    write = sources.write;
  });

  afterEach(async () => {
    await sources.close();
    await dropPlace(place);
  });

  it('go up, down and up again to the same schema', async () => {
    const up = await schemaOf(write);
    expect(up.length).toBeGreaterThan(50);
    for (const _ of MIGRATIONS) await write.undoLastMigration({ transaction: sources.engine === 'sqlite' ? 'each' : 'none' });
    expect(await schemaOf(write)).toEqual([]);
    await write.runMigrations();
    expect(await schemaOf(write)).toEqual(up);
  });

  it('go on where a start was cut off', async () => {
    const up = await schemaOf(write);
    // MariaDB and MySQL commit each table by itself: the last migration has made its tables and was not noted down.
    await write.query('DELETE FROM migrations WHERE id = (SELECT top FROM (SELECT MAX(id) AS top FROM migrations) newest)');
    await write.runMigrations();
    expect(await schemaOf(write)).toEqual(up);
  });

  it('make what the entities say', async () => {
    const { upQueries } = await write.driver.createSchemaBuilder().log();
    const long = await longTexts();
    const pending = upQueries.map(({ query }) => query).filter((query) => !long.some((name) => query.startsWith(name) && /DROP COLUMN|text/.test(query)));
    expect(pending).toEqual([]);
  });

  /** Entities say `text` on both engines; where that is too short on MariaDB and MySQL, the migration makes it `mediumtext`. */
  async function longTexts(): Promise<string[]> {
    if (sources.engine === 'sqlite') return [];
    const columns: { t: string; c: string }[] = await write.query(
      `SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE() AND column_type = 'mediumtext'`,
    );
    return columns.flatMap(({ t, c }) => [`ALTER TABLE \`${t}\` DROP COLUMN \`${c}\``, `ALTER TABLE \`${t}\` ADD \`${c}\` text `]);
  }

  it('compare ids and codes byte by byte, names as people read them', async () => {
    if (sources.engine === 'sqlite') {
      expect(await write.query('PRAGMA encoding')).toEqual([{ encoding: 'UTF-8' }]);
      return;
    }
    const loose = await write.query(
      `SELECT table_name AS t, column_name AS c FROM information_schema.columns
       WHERE table_schema = DATABASE() AND (column_name = 'id' OR column_name LIKE '%\\_id' OR column_name LIKE '%\\_key') AND collation_name IS NOT NULL
         AND collation_name NOT IN ('ascii_bin', 'utf8mb4_bin')`,
    );
    expect(loose).toEqual([]);
  });
});
