import { currencyExponent } from './currency';

/** Languages amounts are written in. */
export type AmountLocale = 'zh-CN' | 'en';

/**
 * How an amount is written: `card` short (437.68 万元, CN¥4.38M), `sum` short with one decimal above 1,000 万, `table`
 * for a column headed 金额（万元） or "Amount (CN¥)", `exact` in full (¥4,376,770.00).
 */
export type AmountStyle = 'card' | 'sum' | 'table' | 'exact';

/** What stands for an amount nobody knows. Zero is never written so. */
export const UNKNOWN_AMOUNT = '—';

const WAN = 4;
const YI = 8;

/**
 * Writes an amount of minor units (a number, or a sum as decimal string or bigint). Null is unknown and reads "—".
 * Other currencies than CNY carry their code in both languages: `USD 1.2M`. Halves round away from zero.
 */
export function formatAmount(
  minor: number | bigint | string | null,
  currency: string,
  options: { readonly locale: AmountLocale; readonly style?: AmountStyle },
): string {
  if (minor === null) return UNKNOWN_AMOUNT;
  const value = BigInt(minor);
  const sign = value < 0n ? '-' : '';
  const amount = new Decimal(value < 0n ? -value : value, currencyExponent(currency));
  const style = options.style ?? 'card';
  const zh = options.locale === 'zh-CN';
  if (currency !== 'CNY') return `${sign}${currency} ${style === 'exact' ? amount.full() : short(amount)}`;
  if (style === 'table') return sign + (zh ? amount.fixed(WAN, 2) : amount.full());
  if (style === 'exact') return `${sign}${zh ? '¥' : 'CN¥'}${amount.full()}`;
  return sign + (zh ? shortChinese(amount, style === 'sum') : `CN¥${short(amount)}`);
}

/**
 * An amount as plain decimal text in major units (`4376770.00`): for input fields, files and copying; `parseAmount`
 * reads it back.
 */
export function amountText(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0 ? '-' : ''}${whole}${exponent ? `.${digits.slice(-exponent)}` : ''}`;
}

function shortChinese(amount: Decimal, isSum: boolean): string {
  if (!amount.reaches(WAN)) return `${amount.trimmed(0, 2)} 元`;
  const decimals = isSum && amount.reaches(7) ? 1 : 2;
  // 9,999.999 万 must read 1 亿, not 10,000 万
  if (amount.reaches(YI) || amount.rounded(WAN, decimals) >= 10n ** BigInt(WAN + decimals))
    return `${amount.trimmed(YI, 2)} 亿元`;
  return `${amount.trimmed(WAN, decimals)} 万元`;
}

function short(amount: Decimal): string {
  if (!amount.reaches(WAN)) return amount.trimmed(0, 2);
  if (amount.rounded(3, 2) < 100_000n) return `${amount.trimmed(3, 2)}K`;
  return amount.rounded(6, 2) < 100_000n ? `${amount.trimmed(6, 2)}M` : `${amount.trimmed(9, 2)}B`;
}

/** A non-negative amount scaled by powers of ten without floating point. */
class Decimal {
  constructor(
    private readonly minor: bigint,
    private readonly exponent: number,
  ) {}

  reaches(power: number): boolean {
    return this.minor >= 10n ** BigInt(power + this.exponent);
  }

  /** The value in units of 10^power, times 10^decimals, rounded. */
  rounded(power: number, decimals: number): bigint {
    const shift = power + this.exponent - decimals;
    if (shift <= 0) return this.minor * 10n ** BigInt(-shift);
    const divisor = 10n ** BigInt(shift);
    return (this.minor + divisor / 2n) / divisor;
  }

  fixed(power: number, decimals: number): string {
    const digits = String(this.rounded(power, decimals)).padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
    return decimals ? `${whole}.${digits.slice(-decimals)}` : whole;
  }

  trimmed(power: number, decimals: number): string {
    const text = this.fixed(power, decimals);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }

  full(): string {
    return this.fixed(0, this.exponent);
  }
}
