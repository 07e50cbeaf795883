import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One server per data folder: two writers on one SQLite file would not hear each other. The file names the holder; a holder
 * that is gone (a crash) loses it.
 * @throws when a living process holds the folder.
 */
export function lockFolder(folder: string): void {
  const file = join(folder, 'server.lock');
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      process.once('exit', () => release(file));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(file, 'utf8'));
      if (holder === process.pid) return;
      if (isAlive(holder)) throw new Error(`another server (process ${holder}) uses ${folder}`, { cause: error });
      unlinkSync(file);
    }
  }
}

function release(file: string): void {
  try {
    if (readFileSync(file, 'utf8') === String(process.pid)) unlinkSync(file);
  } catch {
    // Already gone: nothing to release.
  }
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
