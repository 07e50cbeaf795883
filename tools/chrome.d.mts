/** Command line flags for a headless Chromium in tests. */
export const CHROME_FLAGS: string[];
/** Path of a Chromium that starts on this machine: $CHROME_BIN, the npm-shipped one, the system's. Rejects without one. */
export function chromePath(): Promise<string>;
