/** A private MariaDB and Redis on free ports of loopback, in a temporary folder, with durable settings. */
export interface TestServices {
  /** `mysql://…`: an empty database; the account may create more. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Undefined while the server is down. */
  readonly mariadbPid: number | undefined;
  readonly redisPid: number | undefined;
  /** Makes an empty database, dropping its forerunner, and resolves to its URL. */
  createDatabase(name: string): Promise<string>;
  stopRedis(): Promise<void>;
  /** Same port, same data. Also starts a stopped one. */
  restartRedis(): Promise<void>;
  /** SIGKILL: what was not committed is lost. */
  killMariadb(): Promise<void>;
  startMariadb(): Promise<void>;
  /** Ends both and removes the folder. The same happens by itself when the calling process ends, however it ends. */
  stop(): Promise<void>;
}
export function startServices(): Promise<TestServices>;
/** Names of the programs that are not on this machine; the services start only when the list is empty. */
export function missingPrograms(): string[];
/** With CI=true, as root on Debian: installs what is missing. Returns what is missing afterwards. */
export function installPrograms(): string[];
/** A port that is free on loopback at this moment. */
export function freePort(): Promise<number>;
