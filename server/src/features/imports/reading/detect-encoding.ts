import type { ImportEncoding } from '@tideboard/contracts';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { emptyFile, unreadable, type UnreadableReason } from './unreadable';

export interface EncodingGuess {
  readonly encoding: ImportEncoding;
  readonly sure: boolean;
}

const HEAD = 64 * 1024;
const SAMPLE = 16 * 1024;
const SAMPLES = 8;

const MAGIC: readonly (readonly [UnreadableReason, readonly number[]])[] = [
  ['spreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
];

const BY_CHARDET: Readonly<Record<string, ImportEncoding>> = {
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  GB18030: 'gb18030',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** Guesses the encoding from all bytes of a file. @throws Refused file_empty, file_unreadable for what is no text. */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<EncodingGuess> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = Buffer.alloc(0);
  let isUtf8 = true;
  const samples: Buffer[] = [];
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)]);
    if (isUtf8) isUtf8 = takes(decoder, chunk);
    const sample = samples.length < SAMPLES ? foreignLines(chunk) : null;
    if (sample) samples.push(sample);
  }
  if (isUtf8) isUtf8 = takes(decoder, null);
  if (head.every((byte) => byte <= 0x20)) throw emptyFile();
  const kind = MAGIC.find(([, magic]) => starts(head, magic));
  if (kind) throw unreadable(kind[0]);
  const told = marked(head) ?? wide(head);
  if (told) return told;
  if (isBinary(head)) throw unreadable('binary');
  return isUtf8 ? { encoding: 'utf-8', sure: true } : legacy(Buffer.concat(samples));
}

function takes(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | null): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** By a byte order mark. */
function marked(head: Buffer): EncodingGuess | null {
  if (starts(head, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', sure: true };
  if (starts(head, [0xff, 0xfe])) return { encoding: 'utf-16le', sure: true };
  if (starts(head, [0xfe, 0xff])) return { encoding: 'utf-16be', sure: true };
  return null;
}

/** UTF-16 without a mark: separators and line ends leave zeros on one side of the pairs only. */
function wide(head: Buffer): EncodingGuess | null {
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] += 1;
  });
  const [even, odd] = zeros;
  if (even + odd < Math.max(1, head.length / 100)) return null;
  if (odd > even * 20) return { encoding: 'utf-16le', sure: false };
  return even > odd * 20 ? { encoding: 'utf-16be', sure: false } : null;
}

function isBinary(head: Buffer): boolean {
  const odd = head.reduce((count, byte) => count + (byte < 0x20 && (byte < 0x09 || byte > 0x0d) ? 1 : 0), 0);
  return head.includes(0) || odd > head.length / 100;
}

/** GBK by how common its characters would be, otherwise what chardet says. */
function legacy(sample: Buffer): EncodingGuess {
  const { pairs, common, broken } = asGbk(sample);
  const share = pairs ? common / pairs : 0;
  if (!broken && share >= 0.6) return { encoding: 'gb18030', sure: pairs >= 4 && share >= 0.8 };
  const [best] = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = BY_CHARDET[name];
    return encoding && (encoding !== 'gb18030' || !broken) ? [{ encoding, confidence }] : [];
  });
  return { encoding: best?.encoding ?? 'windows-1252', sure: (best?.confidence ?? 0) >= 90 };
}

/**
 * Reads pairs of bytes as GBK. The 3,755 everyday characters of GB 2312 (and its punctuation) make up nearly all of real Chinese;
 * other encodings read as GBK scatter over the whole plane.
 */
function asGbk(sample: Buffer): { pairs: number; common: number; broken: boolean } {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at];
    if (lead < 0x80) continue;
    const trail = sample[at + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common += 1;
    at += 1;
  }
  return { pairs, common, broken: iconv.decode(sample, 'gb18030').includes('\uFFFD') };
}

/** Whole lines around the first byte that is not ASCII. */
function foreignLines(chunk: Buffer): Buffer | null {
  const first = chunk.findIndex((byte) => byte >= 0x80);
  if (first < 0) return null;
  const from = chunk.lastIndexOf(0x0a, first) + 1;
  const part = chunk.subarray(from, from + SAMPLE);
  const end = part.lastIndexOf(0x0a);
  return end > first - from ? part.subarray(0, end) : part;
}

function starts(head: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}
