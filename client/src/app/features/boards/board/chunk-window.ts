/** Cards in one piece that leaves or enters the page. */
export const chunkSize = 30;
/** Up to here all cards stay in the page. */
export const wholeUpTo = 200;

/**
 * Which cards of a long column are in the page. Those further than two viewports above it are replaced by one spacer of
 * the height they had; the list only ever grows at its end, so nothing below the eye moves.
 */
export class ChunkWindow {
  private readonly heights: number[] = [];

  /** Cards above the page, as a number and as pixels. */
  get hidden(): number {
    return this.heights.length * chunkSize;
  }

  get spacer(): number {
    return this.heights.reduce((sum, height) => sum + height, 0);
  }

  /**
   * @param heightOf height in pixels of the first chunk in the page, measured only when needed
   * @returns whether what is in the page has changed
   */
  scrolled(scrollTop: number, viewport: number, length: number, heightOf: () => number): boolean {
    const keepAbove = 2 * viewport;
    const last = this.heights.at(-1);
    if (last !== undefined && (scrollTop - keepAbove < this.spacer - last / 2 || length <= wholeUpTo)) {
      this.heights.pop();
      return true;
    }
    if (length - this.hidden <= wholeUpTo) return false;
    const height = heightOf();
    if (scrollTop - keepAbove < this.spacer + height) return false;
    this.heights.push(height);
    return true;
  }

  reset(): void {
    this.heights.length = 0;
  }
}
