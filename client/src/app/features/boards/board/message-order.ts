import type { Applied, BoardMessage } from '@tideboard/domain';

/** How long a message that came too early waits for the one before it. */
export const holdMs = 300;

/**
 * Brings the messages of a board into order. One that came too early is held for a moment; when what is before it does
 * not come, `missing` is told once, and what was held is left to the catch-up.
 */
export class MessageOrder {
  private held: BoardMessage[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly apply: (message: BoardMessage) => Applied['kind'],
    private readonly missing: () => void,
  ) {}

  take(message: BoardMessage): Applied['kind'] {
    const kind = this.apply(message);
    if (kind === 'gap') this.hold(message);
    else this.release();
    return kind;
  }

  /** Tries what is held again, after a catch-up. */
  release(): void {
    const waiting = this.held.sort((a, b) => a.from - b.from);
    this.held = waiting.filter((message) => this.apply(message) === 'gap');
    if (!this.held.length) this.stop();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  clear(): void {
    this.held = [];
    this.stop();
  }

  private hold(message: BoardMessage): void {
    this.held.push(message);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.missing();
    }, holdMs);
  }
}
