import { type CardReply, CSRF_HEADER } from '@tideboard/contracts';
import type { CardFace } from '@tideboard/domain';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { soon } from './expect-soon';

/** Answers that a journey provokes: the browser writes a line about each into its console. */
const refusals = /Failed to load resource: the server responded with a status of (401|404|409|422|429)|net::ERR_(INTERNET_DISCONNECTED|NETWORK_CHANGED)/;

/** Somebody at a browser, with what every page offers. */
export class Person {
  /** What went wrong in the page: exceptions, lines of errors in the console, answers that say the server failed. */
  readonly errors: string[] = [];
  login: string | null = null;
  private csrfToken: string | undefined;

  constructor(
    readonly context: BrowserContext,
    public page: Page,
  ) {
    this.watch(page);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  /** The tab dies without a farewell, and another one opens. */
  async killTab(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    const gone = this.page.waitForEvent('crash');
    void session.send('Page.crash').catch(() => undefined);
    await gone;
    this.page = await this.context.newPage();
    this.watch(this.page);
  }

  /** By the form of the login page, until the page asked for is there. */
  async logIn(login: string, password: string): Promise<void> {
    this.login = login;
    await this.field(/^\s*(Login name|登录名)\s*$/).fill(login);
    await this.field(/^\s*(Password|密码)\s*$/).fill(password);
    await this.page.getByRole('button', { name: /^(Log in|登录)$/ }).click();
    await this.page.getByRole('button', { name: /your menu|个人菜单/ }).waitFor();
  }

  /** Path and query of the address. */
  address(): string {
    const { pathname, search } = new URL(this.page.url());
    return decodeURIComponent(pathname + search);
  }

  field(name: string | RegExp): Locator {
    return this.page.getByLabel(name).first();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words).first();
  }

  toast(words: string | RegExp): Locator {
    return this.page.locator('tb-toast-host .toast', { hasText: words });
  }

  /** From the menu of the person. */
  async choose(entry: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: /your menu|个人菜单/ }).click();
    await this.page.getByRole('menu').getByText(entry, { exact: true }).click();
  }

  /** What a screen reader hears from now on, in order. */
  async listen(): Promise<() => Promise<string[]>> {
    await this.page.evaluate(() => {
      const heard: string[] = ((window as any).heard = []);
      new MutationObserver(() => {
        for (const region of document.querySelectorAll('.cdk-live-announcer-element')) {
          const text = region.textContent?.trim();
          if (text && heard.at(-1) !== text) heard.push(text);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return () => this.page.evaluate(() => (window as any).heard as string[]);
  }

  /** A request of this person beside the page, to prepare what a journey starts from. */
  async send<T = any>(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, data?: unknown): Promise<T> {
    const { request } = this.context;
    this.csrfToken ??= (await (await request.get('/api/session')).json()).csrfToken as string;
    const headers = { [CSRF_HEADER]: this.csrfToken, 'idempotency-key': crypto.randomUUID() };
    const answer = await request.fetch(path, { method, headers, ...(data === undefined ? {} : { data }) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (answer.headers()['content-type']?.includes('json') ? await answer.json() : null) as T;
  }

  /** A card of theirs, as far along as the columns given. */
  async has(title: string, more: Record<string, unknown> = {}, ...through: string[]): Promise<CardFace> {
    let { card } = await this.send<CardReply>('POST', '/api/boards/opportunity/cards', { title, ...more });
    for (const to of through) ({ card } = await this.moves(card, to));
    return card;
  }

  moves(card: CardFace, to: string, more: Record<string, unknown> = {}): Promise<CardReply> {
    const active = card.active.map(({ node, attempt }) => `${node}#${attempt}`);
    return this.send('POST', `/api/cards/${card.id}/move`, { to, active, ...more });
  }

  /** Whether the page is wider than the window. */
  overflows(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  }

  /** The element with the keyboard, by its role and name as far as the markup tells. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits until the live connection stands: from then on nothing that others do is missed. */
  async live(): Promise<void> {
    const sign = this.page.locator('tb-connection-sign');
    const text = await soon(() => sign.innerText(), (words) => /Live|实时/.test(words));
    if (!/Live|实时/.test(text)) throw new Error(`not live: ${text}`);
  }

  async picture(file: string): Promise<void> {
    await this.page.screenshot({ path: file }).catch(() => undefined);
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.errors.push(error.stack ?? String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !refusals.test(line.text())) this.errors.push(line.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 500) this.errors.push(`${response.status()} ${response.url()}`);
    });
  }
}
