import type { Readable } from 'node:stream';

/** What is known of stored bytes. */
export interface StoredFile {
  /** Random: says nothing of the file and is never used again. */
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A part of a file; `end` is the last byte, included. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/** More bytes than were allowed; nothing was kept. */
export class TooManyBytes extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
  }
}

/** Bytes by key. What is stored never changes; features keep the keys in rows of their own. */
export abstract class FileStore {
  /** Resolves when the bytes are durable. @throws TooManyBytes beyond the limit, and what the stream throws; nothing is kept then. */
  abstract put(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile>;
  /** @throws NotFound when there is nothing under the key. */
  abstract get(key: string, range?: ByteRange): Promise<Readable>;
  /** Does nothing when there is nothing under the key. */
  abstract delete(key: string): Promise<void>;
}
