import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { CannotStart } from './cannot-start';

/** A server that is just stopping lets go within this time. */
const PATIENCE = 1_000;

/** The hold on a data folder, until `release` or the end of the process. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * One server per data folder: two writers on one SQLite file would not hear each other. The lock is the operating system's,
 * on a file that stays open: a killed process loses it at once, and it counts between containers that share a volume, where
 * process ids mean nothing.
 * @throws CannotStart while another server holds the folder, in this process or elsewhere.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const holder = new DataSource({
    type: 'better-sqlite3',
    database: join(folder, 'server-lock.sqlite'),
    timeout: PATIENCE,
    prepareDatabase: (db: { exec(sql: string): void }) => db.exec('BEGIN EXCLUSIVE'),
  });
  try {
    await holder.initialize();
  } catch (error) {
    if (!isHeld(error)) throw error;
    throw new CannotStart(`DATA_DIR: another server uses ${folder}; SQLite serves one process`, { cause: error });
  }
  return { release: () => holder.destroy() };
}

function isHeld(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return (driverError?.code ?? code) === 'SQLITE_BUSY';
}
