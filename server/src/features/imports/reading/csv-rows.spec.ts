import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { ImportReading } from '@tideboard/contracts';
import { csvRows } from './csv-rows';

async function rowsOf(text: string | Buffer, reading: Partial<ImportReading> = {}) {
  const rows = [];
  const source = Readable.from([Buffer.from(text)]);
  for await (const batch of csvRows(source, { encoding: 'utf-8', separator: ',', header: true, ...reading }, 2)) rows.push(...batch);
  return rows;
}

describe('rows of a file', () => {
  it('have quotes, line breaks in cells and every kind of line end', async () => {
    expect(await rowsOf('a,b\r\n"x, ""y""","two\nlines"\n1,2\r3,4')).toEqual([['a', 'b'], ['x, "y"', 'two\nlines'], ['1', '2'], ['3', '4']]);
  });

  it('keep what is ragged or blank, for the rules to judge', async () => {
    expect(await rowsOf('a,b\n1\n\n1,2,3\n')).toEqual([['a', 'b'], ['1'], [''], ['1', '2', '3']]);
  });

  it('take a quote inside of a cell as it is', async () => {
    expect(await rowsOf('a,b\n5" pipe,x\n')).toEqual([['a', 'b'], ['5" pipe', 'x']]);
  });

  it('come out of any encoding, without its mark', async () => {
    const text = '商机;客户\n信号;鲁西\n';
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const) {
      const bytes = iconv.encode(text, encoding, { addBOM: encoding !== 'gb18030' });
      expect(await rowsOf(bytes, { encoding, separator: ';' })).toEqual([['商机', '客户'], ['信号', '鲁西']]);
    }
  });

  it('end in a clear refusal at a quote that is never closed', async () => {
    const refused = { code: 'file_unreadable', details: { params: { reason: 'open_quote', row: 2 } } };
    await expectAsync(rowsOf('a,b\n"x,y\n1,2\n')).toBeRejectedWith(jasmine.objectContaining(refused));
    await expectAsync(rowsOf(`a,b\n"x,${'y'.repeat(3_000_000)}`)).toBeRejectedWith(jasmine.objectContaining(refused));
  });
});
