import { Injectable } from '@nestjs/common';
import { IMPORT_LIMIT, type ImportReading } from '@tideboard/contracts';
import { FILE_START, type ReadBatch, readRows } from '@tideboard/domain';
import { FileStore, TooManyBytes } from '../../platform/files/file-store';
import { Refused } from '../../platform/http/errors';
import type { ImportFile, StoredReading } from './import.entity';
import { planOfImport } from './mapping';
import { analyseFile, type Columns, type FileAnalysis, guessReading, looksLikeHeader } from './reading/analyse-file';
import { csvRows } from './reading/csv-rows';
import { detectEncoding } from './reading/detect-encoding';

/** Rows are read in batches of this size; each copies what is known of external ids, so it is not a small one. */
const BATCH = 2_000;
const HEAD = 64 * 1024;

/** A batch of rows read by the plan, with the lines it covers. */
export interface ReadLines extends ReadBatch {
  readonly from: number;
  readonly to: number;
  /** The cells of one of these lines. */
  rowAt(line: number): readonly string[];
}

/** Files that are imported: kept as they came, read again whenever something is asked of them. */
@Injectable()
export class ImportFiles {
  constructor(private readonly store: FileStore) {}

  /** @throws Refused payload_too_large, file_empty, file_unreadable; nothing is kept then. */
  async keep(content: AsyncIterable<Uint8Array>): Promise<{ key: string; bytes: number; reading: StoredReading }> {
    const { key, bytes } = await this.store.put(content, IMPORT_LIMIT).catch((error: unknown) => {
      if (error instanceof TooManyBytes) throw tooLarge();
      throw isCutOff(error) ? new Refused('bad_request', { status: 400 }) : error;
    });
    try {
      return { key, bytes, reading: await this.guess(key) };
    } catch (error) {
      await this.store.delete(key);
      throw error;
    }
  }

  discard(key: string): Promise<void> {
    return this.store.delete(key);
  }

  async analyse(key: string, reading: ImportReading, columns?: Columns): Promise<FileAnalysis> {
    return analyseFile(csvRows(await this.store.get(key), reading, BATCH), reading, columns);
  }

  /** All rows by what was answered. */
  async *read({ fileKey, reading, mapping, analysis }: Pick<ImportFile, 'fileKey' | 'reading' | 'mapping' | 'analysis'>): AsyncGenerator<ReadLines> {
    const plan = planOfImport(mapping, analysis);
    let position = reading.header ? FILE_START : { ...FILE_START, line: FILE_START.line - 1 };
    let isFirst = true;
    for await (const rows of csvRows(await this.store.get(fileKey), reading, BATCH)) {
      const data = isFirst && reading.header ? rows.slice(1) : rows;
      const { line: from } = position;
      const batch = readRows(data, plan, position);
      yield { ...batch, from, to: batch.next.line - 1, rowAt: (line) => data[line - from] ?? [] };
      position = batch.next;
      isFirst = false;
    }
  }

  private async guess(key: string): Promise<StoredReading> {
    const { encoding, sure: encodingSure } = await detectEncoding(await this.store.get(key));
    const head: Buffer[] = [];
    for await (const chunk of await this.store.get(key, { start: 0, end: HEAD - 1 })) head.push(chunk as Buffer);
    const guess = { encoding, encodingSure, ...guessReading(Buffer.concat(head), encoding), header: true };
    for await (const [first] of csvRows(await this.store.get(key), guess, 1)) return { ...guess, header: looksLikeHeader(first) };
    return guess;
  }
}

export function tooLarge(): Refused {
  return new Refused('payload_too_large', { status: 413, params: { limit: IMPORT_LIMIT } });
}

/** The sender went away in the middle of the file. */
function isCutOff(error: unknown): boolean {
  return ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as { code?: string }).code ?? '');
}
