import { customerNameKey } from './customer-name';

describe('customerNameKey', () => {
  const same: [string, ...string[]][] = [
    ['华东科技', '华东科技有限公司', ' 华东 科技 ', '华东科技股份有限公司', '华东科技有限责任公司'],
    ['华为技术(中国)', '华为技术（中国）有限公司'],
    ['acme', 'ACME', 'Acme Inc.', 'Acme, Inc', 'Acme Co., Ltd.', 'ＡＣＭＥ　ＬＬＣ', 'Acme GmbH', 'Acme Corporation'],
    ['acmetools', 'Acme Tools Ltd', 'ACME  TOOLS Limited'],
  ];
  for (const [key, ...spellings] of same) {
    it(`reads ${spellings.join(' | ')} as one`, () => {
      for (const spelling of spellings) expect(customerNameKey(spelling)).toBe(key);
    });
  }

  const kept: [string, string][] = [
    ['Tobacco', 'tobacco'],
    ['Princo', 'princo'],
    ['Johnson & Co', 'johnson&co'],
    ['Limited', 'limited'],
    ['Inc.', 'inc'],
    ['有限公司', '有限公司'],
    ['有限公司联合会', '有限公司联合会'],
    ['X Ltd', 'xltd'],
    ['   ', ''],
  ];
  for (const [name, key] of kept) it(`leaves ${JSON.stringify(name)} as ${JSON.stringify(key)}`, () => expect(customerNameKey(name)).toBe(key));

  it('tells different customers apart', () => {
    const names = ['华东科技', '华东科技集团', '华北科技有限公司', 'Acme', 'Acme Tools', 'Äcme', '𠮷野', '𠀋野'];
    expect(new Set(names.map(customerNameKey)).size).toBe(names.length);
  });

  it('stays short enough for its column', () => {
    expect(customerNameKey('ﷺ'.repeat(120)).length).toBe(400);
  });
});
