import { CSRF_HEADER, FILE_NAME_HEADER, type ImportView, type Problem } from '@tideboard/contracts';
import type { Person, Tideboard } from '../harness';
import type { Answer } from '../feature-app';

/** Somebody of the demo who imports files. */
export class Importer {
  private constructor(
    private readonly tideboard: Tideboard,
    readonly person: Person,
  ) {}

  static async as(tideboard: Tideboard, login: string): Promise<Importer> {
    return new Importer(tideboard, await tideboard.as(login));
  }

  async send(content: string | Uint8Array, name = 'file.csv', board = 'opportunity'): Promise<Answer<ImportView & Problem>> {
    const response = await fetch(`${this.tideboard.url}/api/imports?board=${board}`, {
      method: 'POST',
      headers: { ...this.session(), 'content-type': 'application/octet-stream', [FILE_NAME_HEADER]: encodeURIComponent(name) },
      body: typeof content === 'string' ? content : new Uint8Array(content),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as ImportView & Problem };
  }

  async upload(content: string | Uint8Array, name?: string, board?: string): Promise<ImportView> {
    const { status, body } = await this.send(content, name, board);
    if (status !== 201) throw new Error(`upload: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  get(id: string): Promise<ImportView> {
    return this.person.get(`/api/imports/${id}`);
  }

  change(id: string, settings: unknown): Promise<ImportView> {
    return this.person.do('PATCH', `/api/imports/${id}`, settings);
  }

  check(id: string): Promise<ImportView> {
    return this.person.do('POST', `/api/imports/${id}/check`);
  }

  /** Runs to its end. */
  async run(id: string): Promise<ImportView> {
    await this.start(id);
    return this.until(id, ({ state }) => state !== 'running');
  }

  start(id: string): Promise<ImportView> {
    return this.person.do('POST', `/api/imports/${id}/run`);
  }

  async until(id: string, fits: (view: ImportView) => boolean): Promise<ImportView> {
    const end = performance.now() + 120_000;
    for (;;) {
      const view = await this.get(id);
      if (fits(view)) return view;
      if (performance.now() > end) throw new Error(`the import did not get there: ${view.state} ${JSON.stringify(view.progress)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Upload, the given answers, check and run. */
  async import(content: string | Uint8Array, mapping: unknown = {}, board?: string): Promise<ImportView> {
    const { id } = await this.upload(content, 'file.csv', board);
    await this.change(id, { mapping });
    await this.check(id);
    return this.run(id);
  }

  async errors(id: string, language: string): Promise<string> {
    const response = await fetch(`${this.tideboard.url}/api/imports/${id}/errors.csv`, { headers: { ...this.session(), 'accept-language': language } });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  }

  private session(): Record<string, string> {
    const { cookie, csrfToken } = this.person.browser;
    return { cookie: cookie ?? '', [CSRF_HEADER]: csrfToken };
  }
}
