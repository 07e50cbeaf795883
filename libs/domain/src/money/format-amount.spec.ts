import fc from 'fast-check';
import { amountText, formatAmount, type AmountLocale, type AmountStyle } from './format-amount';
import { MOST_MONEY, parseAmount } from './parse-amount';

describe('formatAmount', () => {
  const yuan = (major: number) => Math.round(major * 100);
  const written: readonly [number | string, string, AmountLocale, AmountStyle, string][] = [
    [yuan(9_800), 'CNY', 'zh-CN', 'card', '9,800 元'],
    [yuan(9_800.5), 'CNY', 'zh-CN', 'card', '9,800.5 元'],
    [yuan(10_000), 'CNY', 'zh-CN', 'card', '1 万元'],
    [yuan(4_376_770), 'CNY', 'zh-CN', 'card', '437.68 万元'],
    [yuan(1_200_000), 'CNY', 'zh-CN', 'card', '120 万元'],
    [yuan(23_456_000), 'CNY', 'zh-CN', 'card', '2,345.6 万元'],
    [yuan(23_456_789), 'CNY', 'zh-CN', 'card', '2,345.68 万元'],
    [yuan(23_456_789), 'CNY', 'zh-CN', 'sum', '2,345.7 万元'],
    [yuan(4_376_770), 'CNY', 'zh-CN', 'sum', '437.68 万元'],
    [yuan(99_999_999), 'CNY', 'zh-CN', 'card', '1 亿元'],
    [yuan(99_996_000), 'CNY', 'zh-CN', 'sum', '9,999.6 万元'],
    [yuan(100_660_000), 'CNY', 'zh-CN', 'sum', '1.01 亿元'],
    ['123456789012345678900', 'CNY', 'zh-CN', 'sum', '12,345,678,901.23 亿元'],
    [0, 'CNY', 'zh-CN', 'card', '0 元'],
    [-yuan(1_200_000), 'CNY', 'zh-CN', 'card', '-120 万元'],
    [yuan(4_376_770), 'CNY', 'zh-CN', 'exact', '¥4,376,770.00'],
    [yuan(4_376_770), 'CNY', 'zh-CN', 'table', '437.68'],
    [yuan(1_200_000), 'CNY', 'zh-CN', 'table', '120.00'],
    [yuan(9_800), 'CNY', 'en', 'card', 'CN¥9,800'],
    [yuan(4_376_770), 'CNY', 'en', 'card', 'CN¥4.38M'],
    [yuan(100_660_000), 'CNY', 'en', 'sum', 'CN¥100.66M'],
    [yuan(120_000), 'CNY', 'en', 'card', 'CN¥120K'],
    [yuan(999_999), 'CNY', 'en', 'card', 'CN¥1M'],
    [yuan(1_500_000_000), 'CNY', 'en', 'card', 'CN¥1.5B'],
    [0, 'CNY', 'en', 'card', 'CN¥0'],
    [yuan(4_376_770), 'CNY', 'en', 'exact', 'CN¥4,376,770.00'],
    [yuan(4_376_770), 'CNY', 'en', 'table', '4,376,770.00'],
    [120_000_000, 'USD', 'zh-CN', 'card', 'USD 1.2M'],
    [120_000_000, 'USD', 'en', 'card', 'USD 1.2M'],
    [120_000_000, 'USD', 'en', 'exact', 'USD 1,200,000.00'],
    [1_200_000, 'JPY', 'zh-CN', 'card', 'JPY 1.2M'],
    [1_200_000, 'JPY', 'zh-CN', 'exact', 'JPY 1,200,000'],
    [1_234, 'KWD', 'en', 'exact', 'KWD 1.234'],
  ];
  for (const [minor, currency, locale, style, text] of written) {
    it(`writes ${minor} ${currency} as ${text} (${locale}, ${style})`, () => {
      expect(formatAmount(minor, currency, { locale, style })).toBe(text);
    });
  }

  it('tells unknown from zero', () => {
    expect(formatAmount(null, 'CNY', { locale: 'zh-CN' })).toBe('—');
    expect(formatAmount(null, 'USD', { locale: 'en', style: 'exact' })).toBe('—');
  });

  it('is read back exactly from its exact form, in both languages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MOST_MONEY, max: MOST_MONEY }),
        fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'),
        fc.constantFrom('zh-CN', 'en'),
        (minor, currency, locale) => {
          const text = formatAmount(minor, currency, { locale: locale as AmountLocale, style: 'exact' });
          expect(parseAmount(text, currency, { allowNegative: true })).toEqual({ ok: true, minor });
        },
      ),
    );
  });

  it('is off by at most half of the last digit shown in its short form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_MONEY }), fc.constantFrom('zh-CN', 'en'), (minor, locale) => {
        const read = parseAmount(formatAmount(minor, 'CNY', { locale: locale as AmountLocale }), 'CNY');
        expect(read.ok && Math.abs(read.minor - minor) <= Math.max(1, minor * 0.005)).toBeTrue();
      }),
    );
  });
});

describe('amountText', () => {
  it('has as many decimals as the currency', () => {
    expect([amountText(5, 'CNY'), amountText(-1234, 'KWD'), amountText(1200, 'JPY')]).toEqual([
      '0.05',
      '-1.234',
      '1200',
    ]);
  });
});
