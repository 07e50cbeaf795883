import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { NotFound } from '../http/errors';
import { type ByteRange, FileStore, type StoredFile, TooManyBytes } from './file-store';

const KEY = /^[0-9a-f]{32}$/;

/** Files in a folder, spread over 256 subfolders by the first two digits of their key. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile> {
    const key = randomBytes(16).toString('hex');
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'wx', 0o600);
    try {
      const written = await write(file, content, limit);
      await file.sync();
      await file.close();
      await syncFolder(dirname(path));
      return { key, ...written };
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
      throw error;
    }
  }

  async get(key: string, range: ByteRange = { start: 0 }): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new NotFound() : error;
    });
    return file.createReadStream(range);
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    // A key comes from a row, but a path must never be made of anything else.
    if (!KEY.test(key)) throw new NotFound();
    return join(this.folder, key.slice(0, 2), key);
  }
}

async function write(file: FileHandle, content: AsyncIterable<Uint8Array>, limit: number): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > limit) throw new TooManyBytes(limit);
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The name is durable only once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
