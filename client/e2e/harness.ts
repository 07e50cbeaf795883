import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Cookie } from 'playwright-core';
import { PATIENCE } from './expect-soon';
import { Person } from './person';
import { ServerProcess } from './server-process';

export { expectSoon, soon } from './expect-soon';
export { Person } from './person';

export const PASSWORD = 'tideboard-demo';
const pictures = resolve('dist/e2e');

export interface Device {
  readonly locale?: 'en' | 'zh-CN';
  readonly theme?: 'light' | 'dark';
  /** 390 px with touch, instead of 1440 px with a mouse. */
  readonly phone?: boolean;
}

/**
 * A server of its own and a browser for the specs of one file. After each spec everybody leaves: errors in anybody's
 * console fail the spec, and a failed one leaves pictures in `dist/e2e`.
 */
export function useTideboard(): Tideboard {
  const tideboard = new Tideboard();
  let running = '';
  jasmine.getEnv().addReporter({
    specStarted: ({ fullName }) => {
      running = fullName;
    },
    specDone: ({ fullName, status }) => tideboard.leave(status === 'failed' ? fullName : null),
  });
  beforeAll(() => tideboard.open());
  afterEach(() => tideboard.expectQuiet(running));
  afterAll(() => tideboard.close());
  return tideboard;
}

export class Tideboard {
  private server: ServerProcess | null = null;
  private browser: Browser | null = null;
  private people: Person[] = [];
  private readonly cookies = new Map<string, Cookie[]>();

  get url(): string {
    if (!this.server) throw new Error('the server is not running');
    return this.server.url;
  }

  async open(): Promise<void> {
    [this.server, this.browser] = await Promise.all([ServerProcess.start(), launch()]);
  }

  /** Somebody at the login page, in a browser that knows nothing of them. */
  async stranger(device: Device = {}): Promise<Person> {
    return this.enter(device, []);
  }

  /** A signed-in person, at their start page: by the form the first time, by the kept cookie afterwards. */
  async as(login: string, device: Device & { readonly at?: string; readonly password?: string } = {}): Promise<Person> {
    const kept = this.cookies.get(login) ?? [];
    const person = await this.enter(device, kept);
    if (!kept.length) {
      await person.open(device.at ?? '/');
      await person.logIn(login, device.password ?? PASSWORD);
      this.cookies.set(login, await person.context.cookies());
    } else if (device.at) await person.open(device.at);
    return person;
  }

  /** Inside a failing spec's context; called when the spec is over. */
  async leave(failed: string | null): Promise<void> {
    const people = this.people.splice(0);
    if (failed && people.length) {
      mkdirSync(pictures, { recursive: true });
      const name = failed.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
      await Promise.all(people.map((person, index) => person.picture(join(pictures, `${name}-${index + 1}.png`))));
      console.log(`${failed}\n  pictures in ${pictures}; the server's last words:\n${this.server?.log}`);
    }
    await Promise.all(people.map((person) => person.context.close()));
  }

  expectQuiet(spec: string): void {
    for (const person of this.people) expect(person.errors).withContext(`console of ${person.login ?? 'a stranger'} in ${spec}`).toEqual([]);
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
  }

  private async enter({ locale = 'en', theme = 'light', phone = false }: Device, cookies: Cookie[]): Promise<Person> {
    const size = phone
      ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }
      : { viewport: { width: 1440, height: 900 } };
    const options: BrowserContextOptions = {
      ...size,
      baseURL: this.url,
      locale: locale === 'en' ? 'en-GB' : locale,
      colorScheme: theme,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    };
    const context = await this.browser!.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    if (cookies.length) await context.addCookies(cookies);
    const person = new Person(context, await context.newPage());
    this.people.push(person);
    return person;
  }
}

async function launch(): Promise<Browser> {
  // By address, so that the script stays itself instead of becoming part of the specs' bundle.
  const script = pathToFileURL(resolve('tools/chrome.mjs')).href;
  const { chromePath, CHROME_FLAGS } = (await import(script)) as typeof import('../../tools/chrome.mjs');
  return chromium.launch({ executablePath: await chromePath(), args: CHROME_FLAGS });
}
