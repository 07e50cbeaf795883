import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { AppConfig } from '../../config/app-config';
import { CannotStart } from './cannot-start';
import { DataSources } from './database';
import { type FolderLock, lockFolder } from './folder-lock';

type Entities = DataSourceOptions['entities'];
type Migrations = (new () => MigrationInterface)[];

/**
 * Opens both doors and brings the schema up to date. SQLite: WAL with full durability (the driver's default loses the last
 * commits at a power cut), and one process per data folder.
 */
export async function openSources({ database }: AppConfig, entities: Entities, migrations: Migrations): Promise<DataSources> {
  try {
    return await (database.kind === 'sqlite' ? openSqlite(database.file, entities, migrations) : openMysql(database.url, entities, migrations));
  } catch (error) {
    throw asCannotStart(error, database) ?? error;
  }
}

async function openSqlite(database: string, entities: Entities, migrations: Migrations): Promise<DataSources> {
  mkdirSync(dirname(database), { recursive: true });
  const lock = await lockFolder(dirname(database));
  try {
    return await openLocked(database, lock, entities, migrations);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked(database: string, lock: FolderLock, entities: Entities, migrations: Migrations): Promise<DataSources> {
  const options = { type: 'better-sqlite3', database, entities, statementCacheSize: 300, synchronize: false } as const;
  const write = await new DataSource({
    ...options,
    migrations,
    migrationsTransactionMode: 'each',
    prepareDatabase: (db: { pragma(text: string): void }) => {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('busy_timeout = 5000');
      db.pragma('foreign_keys = ON');
      // A checkpoint falls into somebody's commit: rarer ones write each page once instead of several times.
      db.pragma('wal_autocheckpoint = 4000');
      db.pragma('cache_size = -32000');
    },
  }).initialize();
  await write.runMigrations();
  const read = await new DataSource({
    ...options,
    readonly: true,
    prepareDatabase: (db: { pragma(text: string): void }) => {
      db.pragma('busy_timeout = 5000');
      db.pragma('cache_size = -32000');
    },
  }).initialize();
  return new DataSources('sqlite', write, read, lock);
}

async function openMysql(url: string, entities: Entities, migrations: Migrations): Promise<DataSources> {
  const options = {
    // MariaDB with the type `mysql` sees differences that are none.
    type: (await isMariaDb(url)) ? 'mariadb' : 'mysql',
    url,
    entities,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: false,
    synchronize: false,
    connectTimeout: 5000,
  } as const;
  // Statements of one unit travel together.
  const write = await new DataSource({ ...options, migrations, migrationsTransactionMode: 'none', multipleStatements: true, poolSize: 20 }).initialize();
  await migrateAlone(write);
  const read = await new DataSource({ ...options, poolSize: 12 }).initialize();
  await makeReadOnly(read);
  return new DataSources('mysql', write, read);
}

/** Every connection of the pool: the first stands already, the others are told when they come. */
async function makeReadOnly(source: DataSource): Promise<void> {
  const { pool } = source.driver as unknown as { pool: { on(event: 'connection', tell: (connection: { query(sql: string): void }) => void): void } };
  const command = 'SET SESSION TRANSACTION READ ONLY';
  pool.on('connection', (connection) => connection.query(command));
  await source.query(command);
}

/** Several processes may start at once: one migrates, the others wait for it. */
async function migrateAlone(source: DataSource): Promise<void> {
  const guard = source.createQueryRunner();
  try {
    const [answer] = (await guard.query(`SELECT GET_LOCK(CONCAT('tideboard-', DATABASE()), 120) AS held`)) as { held: number | null }[];
    if (Number(answer.held) !== 1) throw new CannotStart('another process has been migrating the database for two minutes');
    await source.runMigrations();
  } finally {
    await guard.query(`SELECT RELEASE_LOCK(CONCAT('tideboard-', DATABASE()))`);
    await guard.release();
  }
}

async function isMariaDb(url: string): Promise<boolean> {
  const probe = await new DataSource({ type: 'mysql', url, connectTimeout: 5000, poolSize: 1 }).initialize();
  try {
    const [row] = (await probe.query('SELECT VERSION() AS version')) as { version: string }[];
    return /mariadb/i.test(row.version);
  } finally {
    await probe.destroy();
  }
}

/** Errors of the surroundings rather than of the program: an address, an account or a folder is not what was configured. */
const SURROUNDINGS = [
  'EACCES', 'EAI_AGAIN', 'ECONNREFUSED', 'EEXIST', 'EHOSTUNREACH', 'ENOENT', 'ENOTDIR', 'ENOTFOUND', 'EPERM', 'EROFS', 'ETIMEDOUT',
  'ER_ACCESS_DENIED_ERROR', 'ER_BAD_DB_ERROR', 'ER_DBACCESS_DENIED_ERROR', 'HANDSHAKE_SSL_ERROR', 'PROTOCOL_CONNECTION_LOST',
  'SQLITE_CANTOPEN', 'SQLITE_NOTADB', 'SQLITE_READONLY',
];

function asCannotStart(error: unknown, database: AppConfig['database']): CannotStart | null {
  const { code, message, driverError } = error as { code?: string; message: string; driverError?: { code?: string } };
  const known = driverError?.code ?? code ?? '';
  if (!SURROUNDINGS.some((each) => known === each || (each.startsWith('SQLITE_') && known.startsWith(`${each}_`)))) return null;
  const what = database.kind === 'sqlite' ? `DATA_DIR, DATABASE_URL: cannot use ${database.file}` : 'DATABASE_URL: cannot use this database';
  return new CannotStart(`${what}: ${message || known}`, { cause: error });
}
