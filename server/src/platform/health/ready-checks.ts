import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { within } from './within';

const LIMIT = 1500;

/** What must answer before this process takes requests: the database, and what the adapters in use add. */
@Injectable()
export class ReadyChecks implements BeforeApplicationShutdown {
  private readonly checks = new Map<string, { check: () => Promise<unknown>; required: boolean }>();
  private closing = false;

  /** @param required whether requests cannot be answered without it; otherwise it is only reported. */
  add(name: string, check: () => Promise<unknown>, { required = true } = {}): void {
    this.checks.set(name, { check, required });
  }

  /** Each part by name: does it answer within the limit? Nothing does once the shutdown has begun. */
  async run(): Promise<{ ready: boolean; parts: Record<string, boolean> }> {
    const answers = await Promise.all(
      [...this.checks].map(async ([name, { check, required }]) => {
        const answered = within(LIMIT, check()).then(
          () => true,
          () => false,
        );
        return { name, required, ok: await answered };
      }),
    );
    const ready = !this.closing && answers.every(({ ok, required }) => ok || !required);
    return { ready, parts: Object.fromEntries(answers.map(({ name, ok }) => [name, ok])) };
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
  }
}
