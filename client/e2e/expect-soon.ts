import { isDeepStrictEqual } from 'node:util';

/** How long the page may take to show a fact. */
export const PATIENCE = 10_000;

/** Reads until the value fits or the patience ends, and hands the last value back. */
export async function soon<T>(read: () => Promise<T> | T, fits: (value: T) => boolean, patience = PATIENCE): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const value = await read();
    if (fits(value) || performance.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** An expectation of the page: it may take its time to come true, and what was last seen is reported. */
export function expectSoon<T>(read: () => Promise<T> | T, patience = PATIENCE) {
  const last = (fits: (value: T) => boolean): Promise<T> => soon(read, fits, patience);
  return {
    toEqual: async (wanted: T): Promise<void> => void expect(await last((value) => isDeepStrictEqual(value, wanted))).toEqual(wanted as any),
    toContain: async (part: string): Promise<void> => void expect(await last((value) => (value as any)?.includes(part))).toContain(part),
    notToContain: async (part: string): Promise<void> => void expect(await last((value) => !(value as any)?.includes(part))).not.toContain(part),
    toMatch: async (pattern: RegExp): Promise<void> => void expect(await last((value) => pattern.test(String(value)))).toMatch(pattern as any),
    toSatisfy: async (fits: (value: T) => boolean, what: string): Promise<void> => {
      const value = await last(fits);
      expect(fits(value)).withContext(`${what}; last seen: ${JSON.stringify(value)}`).toBeTrue();
    },
  };
}
