/** Wakes one sleeper before its time. */
export class Bell {
  private wake: (() => void) | null = null;
  private rung = false;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves at the next ring, at once after a ring that nobody heard, at the latest after the time. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.rung) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, milliseconds);
      });
      clearTimeout(timer);
      this.wake = null;
    }
    this.rung = false;
  }
}
