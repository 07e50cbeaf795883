import { currencyExponent, isCurrency, takeCurrencyMark } from './currency';

/** Why a text is not an amount. */
export type AmountProblem =
  | 'amount_empty'
  | 'amount_not_number'
  | 'amount_negative'
  | 'amount_too_precise'
  | 'amount_too_large'
  | 'amount_other_currency'
  | 'currency_unknown';

/**
 * Outcome of reading an amount; `suggestion` is in major units, to be confirmed by a person and never taken silently.
 */
export type AmountResult =
  | { readonly ok: true; readonly minor: number }
  | {
      readonly ok: false;
      readonly code: AmountProblem;
      readonly suggestion?: number;
      readonly params?: { readonly found: string };
    };

export interface ParseAmountOptions {
  /** Accept amounts below zero, written `-5` or `(5)`. Default false. */
  readonly allowNegative?: boolean;
  /** What a number without a unit of its own counts in, such as 10,000 for a column headed 金额（万元）. Default 1. */
  readonly unit?: number;
}

/** Powers of ten. `w` is not among them: people do write 12w for 120,000, but it is only ever suggested. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ...Object.entries({ 千: 3, 万: 4, 萬: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 億: 8, 万亿: 12 }),
  ...Object.entries({ k: 3, thousand: 3, m: 6, mn: 6, mio: 6, million: 6, b: 9, bn: 9, billion: 9 }),
]);

const LONGEST = 60;
const NUMBER = /^(\d{1,3}(?:[, ]\d{3})+|\d+)?(?:\.(\d*))?/;

/** digits x 10^power, exactly. */
interface Exact {
  readonly digits: bigint;
  readonly power: number;
}

/**
 * Reads an amount as people type it: `120万`, `1.2亿`, `1亿2000万`, `437.677万元`, `4.38m`, `12k`, `4,376,770`, `$40,000`,
 * full-width digits. The result is exact, in minor units by ISO 4217. A sign that cannot mean `currency` is refused,
 * as is more precision than the currency has and anything above 2^53 - 1 minor units.
 */
export function parseAmount(text: string, currency: string, options: ParseAmountOptions = {}): AmountResult {
  if (!isCurrency(currency)) return { ok: false, code: 'currency_unknown', params: { found: currency } };
  let rest = text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  if (rest === '') return { ok: false, code: 'amount_empty' };
  if (rest.length > LONGEST) return { ok: false, code: 'amount_not_number' };

  const parenthesised = /^\((.*)\)$/.exec(rest);
  if (parenthesised?.[1] !== undefined) rest = parenthesised[1].trim();
  const before = takeSign(rest);
  const marked = takeCurrencyMark(before.rest);
  if (marked.mark && !marked.codes.includes(currency)) {
    return { ok: false, code: 'amount_other_currency', params: { found: marked.mark.toUpperCase() } };
  }
  const after = before.found ? { found: '', rest: marked.rest } : takeSign(marked.rest);
  const negative = parenthesised !== null || before.found === '-' || after.found === '-';

  const body = after.rest.replace(/元$/, '').trim();
  const exact = readNumber(body, options.unit ?? 1);
  if (!exact) return suggest(body, negative);
  return toMinor(exact, currency, negative, options.allowNegative ?? false);
}

function takeSign(text: string): { found: '' | '-' | '+'; rest: string } {
  const first = text[0] === '\u2212' ? '-' : text[0];
  return first === '-' || first === '+' ? { found: first, rest: text.slice(1).trim() } : { found: '', rest: text };
}

/** One number with at most one unit, or several with falling units (1亿2000万). Null when it is something else. */
function readNumber(text: string, defaultUnit: number): Exact | null {
  let rest = text;
  let total: Exact | null = null;
  let last = Infinity;
  while (rest !== '') {
    const number = NUMBER.exec(rest);
    const [whole = '', fraction = ''] = [number?.[1], number?.[2]];
    if (!number || whole + fraction === '') return null;
    const unit = /^ ?([^\d., ()%-]*) ?/.exec(rest.slice(number[0].length)) ?? ['', ''];
    const power = unit[1] ? UNITS.get(unit[1]) : 0;
    if (power === undefined || power >= last || (!unit[1] && total)) return null;
    const digits = BigInt((whole + fraction).replace(/[, ]/g, ''));
    const part = { digits: unit[1] ? digits : digits * BigInt(defaultUnit), power: power - fraction.length };
    total = total ? add(total, part) : part;
    last = power;
    rest = rest.slice(number[0].length + unit[0].length);
    if (rest !== '' && !unit[1]) return null;
  }
  return total;
}

function add(a: Exact, b: Exact): Exact {
  const power = Math.min(a.power, b.power);
  return { digits: a.digits * 10n ** BigInt(a.power - power) + b.digits * 10n ** BigInt(b.power - power), power };
}

/** Most minor units of one amount, 1,000 亿 of a currency with cents: sums over a whole company stay exact. */
export const MOST_MONEY = 10_000_000_000_000;

function toMinor(exact: Exact, currency: string, negative: boolean, allowNegative: boolean): AmountResult {
  const exponent = currencyExponent(currency);
  const power = exact.power + exponent;
  const divisor = 10n ** BigInt(Math.max(0, -power));
  const scaled = exact.digits * 10n ** BigInt(Math.max(0, power));
  const minor = scaled / divisor;
  if (minor > BigInt(MOST_MONEY)) return { ok: false, code: 'amount_too_large' };
  if (scaled % divisor !== 0n) {
    const rounded = Number(minor + (2n * (scaled % divisor) >= divisor ? 1n : 0n));
    return { ok: false, code: 'amount_too_precise', suggestion: (negative ? -rounded : rounded) / 10 ** exponent };
  }
  if (negative && minor > 0n && !allowNegative) return { ok: false, code: 'amount_negative' };
  return { ok: true, minor: negative && minor > 0n ? -Number(minor) : Number(minor) };
}

/** What the writer probably meant: 12w, 1.2e6, a comma as decimal sign, `约 120万`. */
function suggest(body: string, negative: boolean): AmountResult {
  const slang = /^(\d+(?:\.\d+)?) ?w$/.exec(body);
  const european = /^(\d{1,3}(?:\.\d{3})*|\d+),(\d{1,2})$/.exec(body);
  let value: number | undefined;
  if (slang?.[1]) value = exactNumber(readNumber(`${slang[1]}万`, 1));
  else if (european) value = Number(`${european[1]?.replaceAll('.', '')}.${european[2]}`);
  else if (/^\d+(\.\d+)?e[+]?\d{1,2}$/.test(body)) value = Number(body);
  else value = exactNumber(readNumber(body.replace(/^(约|大约|大概|~|≈|approx\.?|about|ca\.?) ?/, ''), 1));
  if (value === undefined || negative || value > Number.MAX_SAFE_INTEGER)
    return { ok: false, code: 'amount_not_number' };
  return { ok: false, code: 'amount_not_number', suggestion: value };
}

const exactNumber = (exact: Exact | null): number | undefined =>
  exact ? Number(`${exact.digits}e${exact.power}`) : undefined;
