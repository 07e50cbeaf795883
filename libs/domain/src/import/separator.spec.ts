import { guessSeparator, SEPARATORS } from './separator';

describe('guessSeparator', () => {
  for (const separator of SEPARATORS) {
    it(`finds ${JSON.stringify(separator)} by lines that agree`, () => {
      const sample = [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['4', '', '6'],
      ]
        .map((row) => row.join(separator))
        .join('\r\n');
      expect(guessSeparator(sample)).toEqual({ separator, sure: true });
    });
  }

  it('respects quoted cells with separators, quotes and line breaks inside', () => {
    expect(guessSeparator('a,b\n1,"x;y;z\n""ha"" ;;\nend"\n2,"; "\n')).toEqual({ separator: ',', sure: true });
    expect(guessSeparator('name;price\n"Wu, Lin; Co";"1,5"\nZhao, A;"2,5"')).toEqual({ separator: ';', sure: true });
  });

  it('prefers the separator all lines agree on to one that is frequent in texts', () => {
    expect(
      guessSeparator('title|url\nGrinder, used, old|http://x\nStud and bolt|http://y\nA, b|http://z').separator,
    ).toBe('|');
  });

  it('is not sure when lines differ, two separators fit or there is only one column', () => {
    expect(guessSeparator('a,b\n1\n2,3,4').sure).toBeFalse();
    expect(guessSeparator('a;b,c\n1;2,3').sure).toBeFalse();
    expect(guessSeparator('title\nx\ny')).toEqual({ separator: ',', sure: false });
    expect(guessSeparator('')).toEqual({ separator: ',', sure: false });
  });

  it('does not mind blank lines and a last line cut in the middle', () => {
    expect(guessSeparator('a,b,c\n\n1,2,3\n   \n4,"5')).toEqual({ separator: ',', sure: true });
    expect(guessSeparator('a,b,c\n1,2,3\n4,5')).toEqual({ separator: ',', sure: true });
  });
});
