import { pipeline, type Readable } from 'node:stream';
import type { ImportReading } from '@tideboard/contracts';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { unreadable } from './unreadable';

export const MOST_COLUMNS = 200;
/** A row longer than this is a quote that was never closed. */
const LONGEST_ROW = 1024 * 1024;

export type CsvRow = readonly string[];

/** The rows of a file in batches, the header among them. @throws Refused file_unreadable. */
export async function* csvRows(bytes: Readable, reading: ImportReading, batch: number): AsyncGenerator<CsvRow[]> {
  const parser = parse({
    bom: true,
    delimiter: reading.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    ltrim: true,
    max_record_size: LONGEST_ROW,
  });
  pipeline(bytes, iconv.decodeStream(reading.encoding), parser, () => undefined);
  let rows: CsvRow[] = [];
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (row.length > MOST_COLUMNS) throw unreadable('too_many_columns', { max: MOST_COLUMNS });
      rows.push(row);
      if (rows.length < batch) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable('open_quote', { row: Number(error['records'] ?? 0) + 1 });
    throw error;
  } finally {
    bytes.destroy();
  }
  if (rows.length) yield rows;
}
