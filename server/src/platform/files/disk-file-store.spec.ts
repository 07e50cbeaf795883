import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { NotFound } from '../http/errors';
import { DiskFileStore } from './disk-file-store';
import { TooManyBytes } from './file-store';

describe('files on disk', () => {
  let folder: string;
  let store: DiskFileStore;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tideboard-files-'));
    store = new DiskFileStore(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kept = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

  it('gives back what was put, whole or a part of it', async () => {
    const { key, bytes, sha256 } = await store.put(Readable.from([Buffer.from('hello '), Buffer.from('world')]), 100);
    expect(bytes).toBe(11);
    expect(sha256).toBe('b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9');
    expect((await buffer(await store.get(key))).toString()).toBe('hello world');
    expect((await buffer(await store.get(key, { start: 6, end: 8 }))).toString()).toBe('wor');
  });

  it('never uses a key twice', async () => {
    const put = () => store.put(Readable.from([Buffer.from('same')]), 100);
    expect((await put()).key).not.toBe((await put()).key);
  });

  it('keeps nothing of a file that is too large', async () => {
    await expectAsync(store.put(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), 100)).toBeRejectedWithError(TooManyBytes);
    expect(kept()).toBe(0);
  });

  it('keeps nothing of a stream that breaks off', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('gone');
    }
    await expectAsync(store.put(broken(), 100)).toBeRejectedWithError('gone');
    expect(kept()).toBe(0);
  });

  it('finds nothing under an unknown, deleted or made up key', async () => {
    const { key } = await store.put(Readable.from([Buffer.from('x')]), 100);
    await store.delete(key);
    await store.delete(key);
    await expectAsync(store.get(key)).toBeRejectedWithError(NotFound);
    await expectAsync(store.get('../../etc/passwd')).toBeRejectedWithError(NotFound);
  });
});
