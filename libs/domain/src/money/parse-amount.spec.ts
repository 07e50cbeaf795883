import fc from 'fast-check';
import { CURRENCIES } from './currency';
import { amountText } from './format-amount';
import { MOST_MONEY, parseAmount } from './parse-amount';

describe('parseAmount', () => {
  const read: readonly [string, string, number][] = [
    ['120万', 'CNY', 120_000_000],
    ['1.2亿', 'CNY', 12_000_000_000],
    ['1亿2000万', 'CNY', 12_000_000_000],
    ['437.677万元', 'CNY', 437_677_000],
    ['3,930,000元', 'CNY', 393_000_000],
    ['人民币 50 万元', 'CNY', 50_000_000],
    ['RMB 12k', 'CNY', 1_200_000],
    ['4.38m', 'CNY', 438_000_000],
    ['12k', 'USD', 1_200_000],
    ['4,376,770', 'CNY', 437_677_000],
    ['４，３７６，７７０', 'CNY', 437_677_000],
    ['￥４３７．６７７万', 'CNY', 437_677_000],
    ['¥4,376,770.00', 'CNY', 437_677_000],
    ['CN¥4.38M', 'CNY', 438_000_000],
    ['¥1200', 'JPY', 1200],
    ['$40,000', 'USD', 4_000_000],
    ['US$ 1.2 million', 'USD', 120_000_000],
    ['1.2M USD', 'USD', 120_000_000],
    ['1 250 000', 'EUR', 125_000_000],
    ['1.234', 'KWD', 1234],
    ['100000000000', 'CNY', 10_000_000_000_000],
    ['0', 'CNY', 0],
    ['-0', 'CNY', 0],
    ['.5', 'CNY', 50],
    ['1054', 'USD', 105_400],
  ];
  for (const [text, currency, minor] of read) {
    it(`reads ${text} in ${currency}`, () => expect(parseAmount(text, currency)).toEqual({ ok: true, minor }));
  }

  const refused: readonly [string, string, string][] = [
    ['', 'CNY', 'amount_empty'],
    ['  ', 'CNY', 'amount_empty'],
    ['abc', 'CNY', 'amount_not_number'],
    ['12,34,5', 'CNY', 'amount_not_number'],
    ['4,376,7700', 'CNY', 'amount_not_number'],
    ['1万2亿', 'CNY', 'amount_not_number'],
    ['1万2万', 'CNY', 'amount_not_number'],
    ['1亿2000', 'CNY', 'amount_not_number'],
    ['1.2 Cr', 'INR', 'amount_not_number'],
    ['--5', 'CNY', 'amount_not_number'],
    ['60%', 'CNY', 'amount_not_number'],
    ['1.2.3', 'CNY', 'amount_not_number'],
    ['5constructor', 'CNY', 'amount_not_number'],
    ['9'.repeat(200), 'CNY', 'amount_not_number'],
    ['-5', 'CNY', 'amount_negative'],
    ['(1,200)', 'CNY', 'amount_negative'],
    ['¥-5', 'CNY', 'amount_negative'],
    ['100000000000.01', 'CNY', 'amount_too_large'],
    ['100万亿', 'CNY', 'amount_too_large'],
    ['$40,000', 'CNY', 'amount_other_currency'],
    ['1.2M EUR', 'USD', 'amount_other_currency'],
    ['5', 'MNX', 'currency_unknown'],
  ];
  for (const [text, currency, code] of refused) {
    it(`refuses ${text.slice(0, 20) || 'nothing'} in ${currency} as ${code}`, () => {
      expect(parseAmount(text, currency)).toEqual(jasmine.objectContaining({ ok: false, code }));
    });
  }

  it('suggests what was probably meant, in major units, without taking it', () => {
    expect(parseAmount('12w', 'CNY')).toEqual({ ok: false, code: 'amount_not_number', suggestion: 120_000 });
    expect(parseAmount('1.5W', 'CNY')).toEqual({ ok: false, code: 'amount_not_number', suggestion: 15_000 });
    expect(parseAmount('1.234,5', 'EUR')).toEqual({ ok: false, code: 'amount_not_number', suggestion: 1234.5 });
    expect(parseAmount('4.38E+06', 'CNY')).toEqual({ ok: false, code: 'amount_not_number', suggestion: 4_380_000 });
    expect(parseAmount('约120万', 'CNY')).toEqual({ ok: false, code: 'amount_not_number', suggestion: 1_200_000 });
    expect(parseAmount('1054.3333', 'USD')).toEqual({ ok: false, code: 'amount_too_precise', suggestion: 1054.33 });
    expect(parseAmount('99.5', 'JPY')).toEqual({ ok: false, code: 'amount_too_precise', suggestion: 100 });
  });

  it('accepts amounts below zero when told to', () => {
    expect(parseAmount('-5', 'CNY', { allowNegative: true })).toEqual({ ok: true, minor: -500 });
    expect(parseAmount('(1.2万)', 'CNY', { allowNegative: true })).toEqual({ ok: true, minor: -1_200_000 });
    expect(parseAmount('$ \u22125', 'USD', { allowNegative: true })).toEqual({ ok: true, minor: -500 });
  });

  it('counts bare numbers in the unit of their column, numbers with a unit in their own', () => {
    expect(parseAmount('437.68', 'CNY', { unit: 10_000 })).toEqual({ ok: true, minor: 437_680_000 });
    expect(parseAmount('1.2亿', 'CNY', { unit: 10_000 })).toEqual({ ok: true, minor: 12_000_000_000 });
  });

  it('reads back every amount from its plain text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MOST_MONEY, max: MOST_MONEY }), fc.constantFrom(...CURRENCIES), (minor, currency) => {
        expect(parseAmount(amountText(minor, currency), currency, { allowNegative: true })).toEqual({
          ok: true,
          minor,
        });
      }),
    );
  });

  it('answers any text without throwing, and only with safe integers', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.,-()¥$万亿千kmwe元 ') }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const result = parseAmount(value, 'CNY', { allowNegative: true });
        expect(!result.ok || Number.isSafeInteger(result.minor)).toBeTrue();
      }),
      { numRuns: 2000 },
    );
  });
});
