import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { within } from './within';

const LIMIT = 1500;

/** What must answer before this process takes requests: the database, and what the adapters in use add. */
@Injectable()
export class ReadyChecks implements BeforeApplicationShutdown {
  private readonly checks = new Map<string, () => Promise<unknown>>();
  private closing = false;

  add(name: string, check: () => Promise<unknown>): void {
    this.checks.set(name, check);
  }

  /** Each part by name: does it answer within the limit? Nothing does once the shutdown has begun. */
  async run(): Promise<{ ready: boolean; parts: Record<string, boolean> }> {
    const answers = await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        const answered = within(LIMIT, check()).then(
          () => true,
          () => false,
        );
        return [name, await answered] as const;
      }),
    );
    return { ready: !this.closing && answers.every(([, ok]) => ok), parts: Object.fromEntries(answers) };
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
  }
}
