import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { detectEncoding } from './detect-encoding';

const CHINESE = '商机名称,客户,负责人,阶段,金额\n信号系统供货与安装,鲁西轨道交通集团有限公司,李伟,初步洽谈,120万\n';
const guess = (bytes: Buffer, size = 7) =>
  detectEncoding(Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size))));
const refusal = (bytes: Buffer) => guess(bytes).then(
  () => null,
  (error: { code: string; details: { params?: { reason: string } } }) => [error.code, error.details.params?.reason],
);

describe('the encoding of a file', () => {
  it('is UTF-8 when every byte agrees, wherever chunks are cut', async () => {
    expect(await guess(Buffer.from(CHINESE))).toEqual({ encoding: 'utf-8', sure: true });
    expect(await guess(Buffer.from('a,b\n1,2\n'))).toEqual({ encoding: 'utf-8', sure: true });
  });

  it('is told by a byte order mark', async () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      expect(await guess(iconv.encode(CHINESE, encoding, { addBOM: true }))).toEqual({ encoding, sure: true });
    }
  });

  it('is UTF-16 by its zeros where the mark is missing', async () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      for (const text of [CHINESE, 'id,name\n1,Ann\n']) expect((await guess(iconv.encode(text, encoding))).encoding).toBe(encoding);
    }
  });

  it('is GBK when the characters would be everyday Chinese', async () => {
    expect(await guess(iconv.encode(CHINESE, 'gbk'), 64)).toEqual({ encoding: 'gb18030', sure: true });
    const late = Buffer.concat([Buffer.from('id,name\n'.repeat(20_000)), iconv.encode(CHINESE, 'gb18030')]);
    expect(await guess(late, 65_536)).toEqual({ encoding: 'gb18030', sure: true });
  });

  it('is not GBK for western or other eastern text', async () => {
    const western = 'Firma,Ort,Größe\nMüller & Söhne,Köln,3\nCafé Zoë,Orléans,7\nGarçon,Besançon,1\n'.repeat(5);
    expect((await guess(iconv.encode(western, 'windows-1252'), 4096)).encoding).toBe('windows-1252');
    const taiwan = '商機名稱,客戶,負責人\n軌道號誌系統採購與安裝,臺北捷運股份有限公司,王小明\n智慧園區能源監測,新竹科學園區管理局,陳怡君\n'.repeat(8);
    expect((await guess(iconv.encode(taiwan, 'big5'), 4096)).encoding).toBe('big5');
  });

  it('is refused for what is no text', async () => {
    expect(await refusal(Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0, 8, 0]))).toEqual(['file_unreadable', 'spreadsheet']);
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))).toEqual(['file_unreadable', 'image']);
    expect(await refusal(Buffer.from('a,b\0\0\0,c\n1,2,3\n'))).toEqual(['file_unreadable', 'binary']);
    expect(await refusal(Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 7919) % 256)))).toEqual(['file_unreadable', 'binary']);
    expect(await refusal(Buffer.alloc(0))).toEqual(['file_empty', undefined]);
    expect(await refusal(Buffer.from(' \r\n\n'))).toEqual(['file_empty', undefined]);
  });
});
