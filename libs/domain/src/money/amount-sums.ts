/** Sums of minor units per currency, as decimal strings: a sum may pass 2^53 - 1, a single amount may not. */
export type AmountSums = Readonly<Record<string, string>>;

/** `sums` with `minor` added to its currency; a currency whose sum becomes 0 stays, since zero is not unknown. */
export function addAmount(sums: AmountSums, currency: string, minor: number | bigint | string): AmountSums {
  return { ...sums, [currency]: String(BigInt(sums[currency] ?? '0') + BigInt(minor)) };
}

/** Sum of several sums, currency by currency, never across. */
export function addSums(...all: readonly AmountSums[]): AmountSums {
  const total: Record<string, string> = {};
  for (const sums of all) {
    for (const [currency, minor] of Object.entries(sums))
      total[currency] = String(BigInt(total[currency] ?? '0') + BigInt(minor));
  }
  return total;
}

/** `percent` (0 to 100, whole) of a sum of minor units, rounded half away from zero: a column's weighted sum. */
export function percentOf(minor: number | bigint | string, percent: number): string {
  const product = BigInt(minor) * BigInt(percent);
  const half = product < 0n ? -50n : 50n;
  return String((product + half) / 100n);
}
