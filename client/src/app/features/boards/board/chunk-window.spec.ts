import { chunkSize, ChunkWindow } from './chunk-window';

describe('ChunkWindow', () => {
  const height = (): number => 3000;

  it('keeps every card of a column of up to 200', () => {
    const window = new ChunkWindow();
    expect(window.scrolled(20_000, 800, 200, height)).toBe(false);
    expect(window.hidden).toBe(0);
  });

  it('replaces cards two viewports above by a spacer of their height, and brings them back', () => {
    const window = new ChunkWindow();
    expect(window.scrolled(4000, 800, 260, height)).toBe(false);
    expect(window.scrolled(5000, 800, 260, height)).toBe(true);
    expect([window.hidden, window.spacer]).toEqual([chunkSize, 3000]);
    expect(window.scrolled(5000, 800, 260, height)).toBe(false);
    expect(window.scrolled(2000, 800, 260, height)).toBe(true);
    expect([window.hidden, window.spacer]).toEqual([0, 0]);
  });
});
