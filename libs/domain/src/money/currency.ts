/** Active ISO 4217 codes whose minor unit is not two digits, by number of digits. */
const UNUSUAL: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const TWO_DIGITS =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
  'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
  'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB ' +
  'TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW';

const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...TWO_DIGITS.split(' ').map((code) => [code, 2] as const),
  ...Object.entries(UNUSUAL).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
]);

/** Every currency code the product knows, sorted. */
export const CURRENCIES: readonly string[] = [...EXPONENTS.keys()].sort();

/** Whether `code` is a known ISO 4217 code (upper case). */
export const isCurrency = (code: string): boolean => EXPONENTS.has(code);

/** Number of digits of the minor unit by ISO 4217: 2 for CNY, 0 for JPY, 3 for KWD; 2 for a code not known. */
export const currencyExponent = (code: string): number => EXPONENTS.get(code) ?? 2;

/**
 * Signs and words people write for a currency. A sign shared by several currencies lists them all, the usual one
 * first.
 */
const SIGNS: readonly (readonly [string, readonly string[]])[] = [
  ['cn¥', ['CNY']],
  ['jp¥', ['JPY']],
  ['us$', ['USD']],
  ['hk$', ['HKD']],
  ['nt$', ['TWD']],
  ['s$', ['SGD']],
  ['a$', ['AUD']],
  ['c$', ['CAD']],
  ['$', ['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD', 'MXN']],
  ['¥', ['CNY', 'JPY']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['₩', ['KRW']],
  ['₹', ['INR']],
  ['rmb', ['CNY']],
  ['人民币', ['CNY']],
  ['美元', ['USD']],
  ['美金', ['USD']],
  ['欧元', ['EUR']],
  ['英镑', ['GBP']],
  ['港元', ['HKD']],
  ['港币', ['HKD']],
  ['新台币', ['TWD']],
  ['台币', ['TWD']],
  ['日元', ['JPY']],
  ['韩元', ['KRW']],
  ['元', ['CNY', 'HKD', 'TWD']],
];

/** A currency mark found at the start or the end of a text, and the text without it. */
export interface CurrencyMark {
  /** The mark as written, lower case; empty when there is none. */
  readonly mark: string;
  /** Codes the mark may stand for, the usual one first; empty when there is no mark. */
  readonly codes: readonly string[];
  readonly rest: string;
}

/** Takes one currency code, sign or word off the start or the end of `text` (already lower case and trimmed). */
export function takeCurrencyMark(text: string): CurrencyMark {
  const code = /^([a-z]{3})(?![a-z])|(?<![a-z])([a-z]{3})$/.exec(text);
  const upper = (code?.[1] ?? code?.[2])?.toUpperCase();
  if (upper && isCurrency(upper)) {
    const rest = code?.[1] ? text.slice(3) : text.slice(0, -3);
    return { mark: upper.toLowerCase(), codes: [upper], rest: rest.trim() };
  }
  for (const [mark, codes] of SIGNS) {
    if (text.startsWith(mark)) return { mark, codes, rest: text.slice(mark.length).trim() };
    if (text.endsWith(mark)) return { mark, codes, rest: text.slice(0, -mark.length).trim() };
  }
  return { mark: '', codes: [], rest: text };
}

/** The currency a cell of a currency column means: a code, a sign or a word; null when nothing fits. */
export function suggestCurrency(text: string): string | null {
  const { codes, rest } = takeCurrencyMark(text.normalize('NFKC').trim().toLowerCase());
  return rest === '' ? (codes[0] ?? null) : null;
}
